// The byte form of stored documents: fields one after another, each a tag, a length and that many
// bytes.
//
//   std::string out; put_text(out, 3, "샘 알트만"); put_number(out, 9, -16);
//   RecordReader in(out); while (in.next()) { if (in.tag() == 3) use(in.text()); }
//
// Tags and lengths are LEB128 numbers, values of put_number zigzag LEB128. A reader skips tags it
// does not know, so fields can be added; a tag is never given a second meaning. Damaged bytes throw
// Error(index). Not safe for several threads on one reader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::schema {

void put_text(std::string& out, unsigned tag, std::string_view text);  // nothing for an empty text
void put_item(std::string& out, unsigned tag,
              std::string_view text);  // of a list: an empty one too
void put_number(std::string& out, unsigned tag, std::int64_t value);

class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

  bool next();  // false at the end
  [[nodiscard]] unsigned tag() const { return tag_; }
  [[nodiscard]] std::string_view bytes() const { return value_; }
  [[nodiscard]] std::string text() const { return std::string(value_); }
  [[nodiscard]] std::int64_t number() const;

 private:
  std::string_view rest_;
  std::string_view value_;
  unsigned tag_ = 0;
};

}  // namespace seogo::schema

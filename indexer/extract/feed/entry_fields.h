// The fields of a feed's entry, as source/feed.h writes them.
//
//   EntryFields fields(xml);
//   fields.site()                  돌담신문
//   fields.text("title")           돌담길에 핀 봄꽃: of the first field of this name
//   for (const EntryField& comment : fields.all("wp:comment")) comment.text("wp:comment_id")
//
// libxml2 reads them (offline, no entities but XML's own). Throws Error(input) for anything else. A
// plain value.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::indexer::extract {

struct EntryField {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text{};
  std::vector<EntryField> fields{};

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
  [[nodiscard]] std::string_view text_of(std::string_view wanted) const;
};

class EntryFields {
 public:
  explicit EntryFields(std::string_view xml);

  [[nodiscard]] std::string_view site() const { return entry_.attribute("site"); }
  [[nodiscard]] std::string_view url() const { return entry_.attribute("url"); }

  // Nothing if there is no such field.
  [[nodiscard]] const EntryField* first(std::string_view name) const;
  [[nodiscard]] std::string_view text(std::string_view name) const { return entry_.text_of(name); }
  [[nodiscard]] const std::vector<EntryField>& all() const { return entry_.fields; }

 private:
  EntryField entry_;
};

}  // namespace seogo::indexer::extract

// UTF-8 as the project uses it: bytes in std::string, code points as char32_t.
//
//   Cursor c("법a"); c.next() == U'법'; c.next() == U'a'; c.done()
//   utf16_length("법😀") == 3
//
// Everything here is pure and safe to call from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seogo::schema {

inline constexpr char32_t replacement_character = U'\uFFFD';

// Of any bytes, as decode() says.
[[nodiscard]] char32_t decode_any(std::string_view text, std::size_t& at);

// Decodes the code point at text[at] and moves `at` past it. A malformed byte is one U+FFFD.
// Characters of ASCII and most of three bytes are read here: a tenth of a search was spent on calls.
[[nodiscard]] inline char32_t decode(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  if (lead >= 0xE1 && lead <= 0xEC && text.size() - at >= 3 && (byte(1) & 0xC0U) == 0x80U &&
      (byte(2) & 0xC0U) == 0x80U) {
    const char32_t c = (lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    at += 3;
    return c;
  }
  return decode_any(text, at);
}

void append(std::string& text, char32_t code_point);

// The byte at which `text` stops being UTF-8, or npos. Surrogates and overlong forms are not UTF-8.
[[nodiscard]] std::size_t first_invalid(std::string_view text);

[[nodiscard]] std::size_t utf16_length(std::string_view text);
[[nodiscard]] std::size_t code_points(std::string_view text);

// `text` without spaces at its ends: ASCII white space, U+00A0, U+3000, U+FEFF and U+200B.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// `text` as it may be shown on a terminal: controls, line breaks and bytes that are no UTF-8 become
// U+FFFD, so that a name or an address cannot give the terminal orders.
[[nodiscard]] std::string shown(std::string_view text);

// At most `most_bytes` from the start of `text`, whole characters: for messages.
[[nodiscard]] std::string_view head(std::string_view text, std::size_t most_bytes);

// Reads a text code point by code point.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }  // bytes
  char32_t next() { return decode(text_, at_); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace seogo::schema

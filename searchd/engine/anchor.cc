#include "searchd/engine/anchor.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "schema/jamo.h"
#include "schema/utf8.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t syllable_bytes = 3;

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_ascii_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool begins_syllable(unsigned char c) { return c >= 0xEA && c <= 0xED; }

struct Harmless {
  char32_t first;
  char32_t last;
};
// Of the characters from U+3000 on, what never becomes a syllable when it is normalized or read, and
// is common in Korean texts: punctuation, ㅋㅋ and ㆍ, ㎞ and ㎏, syllables themselves.
constexpr std::array<Harmless, 4> harmless = {
    {{0x3000, 0x3020}, {0x3131, 0x318E}, {0x3380, 0x33BF}, {0xAC00, 0xD7A3}}};

// Conjoining jamo, Hanja, circled syllables, half-width forms: all that is not known to be harmless.
bool may_become_syllable(char32_t c) {
  if (c < 0x1000 || (c >= 0x2000 && c < 0x3000)) return false;
  return std::none_of(harmless.begin(), harmless.end(),
                      [c](const Harmless& row) { return c >= row.first && c <= row.last; });
}

// From the first whole character on.
bool is_plain(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && (byte_at(text, begin) & 0xC0) == 0x80) ++begin;
  for (std::size_t at = begin; at < end;) {
    if (may_become_syllable(schema::decode(text, at))) return false;
  }
  return true;
}

// Most texts are plain: whole blocks are looked at without a branch, which compilers make fast.
bool is_plain(std::string_view text) {
  constexpr std::size_t block = 64;
  std::size_t begin = 0;
  for (; begin + block <= text.size(); begin += block) {
    unsigned suspicious = 0;
    for (std::size_t i = 0; i < block; ++i) {
      const auto c = static_cast<unsigned char>(text[begin + i]);
      suspicious |= static_cast<unsigned>(static_cast<unsigned char>(c - 0xE1) < 9) &
                    static_cast<unsigned>(c != 0xE2);
      suspicious |= static_cast<unsigned>(c >= 0xEF);
    }
    if (suspicious != 0 && !is_plain(text, begin, begin + block)) return false;
  }
  return is_plain(text, begin, text.size());
}

// memmem looks at more than the first byte, which nearly all syllables share.
std::size_t find_bytes(std::string_view text, std::string_view wanted, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const void* found =
      ::memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

Anchor::Anchor(const std::vector<char32_t>& letters) {
  std::string row;
  for (const char32_t letter : letters) {
    if (schema::is_syllable(letter)) {
      schema::append(row, letter);
      if (row.size() > row_.size()) row_ = row;
    } else {
      row.clear();
    }
  }
}

bool Anchor::may_be_in(std::string_view source) const {
  if (row_.empty()) return true;
  const std::string_view first = std::string_view(row_).substr(0, syllable_bytes);
  for (std::size_t at = find_bytes(source, first, 0); at != std::string_view::npos;
       at = find_bytes(source, first, at + syllable_bytes)) {
    if (stands_at(source, at + syllable_bytes)) return true;
  }
  return !is_plain(source);
}

// The rest of the row, with anything that is no letter between its syllables.
bool Anchor::stands_at(std::string_view source, std::size_t at) const {
  std::size_t done = syllable_bytes;
  while (done < row_.size()) {
    if (at >= source.size()) return false;
    const unsigned char c = byte_at(source, at);
    if (is_ascii_word(c)) return false;
    if (!begins_syllable(c)) {
      ++at;
      continue;
    }
    if (source.compare(at, syllable_bytes, row_, done, syllable_bytes) != 0) return false;
    at += syllable_bytes;
    done += syllable_bytes;
  }
  return true;
}

}  // namespace seogo::searchd::engine

#include "searchd/engine/anchor.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "schema/analyzer.h"
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

bool is_ascii_letter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

bool begins_syllable(unsigned char c) { return c >= 0xEA && c <= 0xED; }

struct Harmless {
  char32_t first;
  char32_t last;
};
// Of the characters from U+3000 on, what never becomes a syllable when it is normalized or read, and
// is common in Korean texts: punctuation, ㅋㅋ and ㆍ, ㎞ and ㎏, syllables themselves; of comments
// 👍 and what says that it is to be drawn in colours.
constexpr std::array<Harmless, 6> harmless = {{{0x3000, 0x3020},
                                               {0x3131, 0x318E},
                                               {0x3380, 0x33BF},
                                               {0xAC00, 0xD7A3},
                                               {0xFE00, 0xFE0F},
                                               {0x1F300, 0x1FAFF}}};

// Conjoining jamo, Hanja, circled syllables, half-width forms: all that is not known to be harmless.
bool may_become_syllable(char32_t c) {
  if (c < 0x1000 || (c >= 0x2000 && c < 0x3000)) return false;
  return std::none_of(harmless.begin(), harmless.end(),
                      [c](const Harmless& row) { return c >= row.first && c <= row.last; });
}

// The first such character that begins in [begin, end), or `end`.
std::size_t first_odd(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && (byte_at(text, begin) & 0xC0) == 0x80) ++begin;
  for (std::size_t at = begin; at < end;) {
    const std::size_t character = at;
    const unsigned char lead = byte_at(text, at);
    if (lead < 0x80 || lead == 0xEB || lead == 0xEC) {  // nothing but syllables
      at += lead < 0x80 ? 1 : syllable_bytes;
      continue;
    }
    if (may_become_syllable(schema::decode(text, at))) return character;
  }
  return end;
}

// A syllable by its last byte, which tells 64 apart where the first is much the same in all.
std::size_t find_syllable(std::string_view text, std::string_view wanted, std::size_t from) {
  constexpr std::size_t last = syllable_bytes - 1;
  for (std::size_t at = from + last; at < text.size(); ++at) {
    const void* found = std::memchr(text.data() + at, wanted[last], text.size() - at);
    if (found == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    if (text[at - 1] == wanted[1] && text[at - last] == wanted[0]) return at - last;
  }
  return std::string_view::npos;
}

// A Latin letter, small or a capital. Of Korean texts whole blocks have none.
std::size_t find_letter(std::string_view text, char small, std::size_t from) {
  constexpr std::size_t block = 64;
  const auto is_it = [small](char c) { return (static_cast<unsigned char>(c) | 0x20) == small; };
  for (; from + block <= text.size(); from += block) {
    unsigned found = 0;
    for (std::size_t i = 0; i < block; ++i) found |= static_cast<unsigned>(is_it(text[from + i]));
    if (found != 0) break;
  }
  while (from < text.size() && !is_it(text[from])) ++from;
  return from < text.size() ? from : std::string_view::npos;
}

}  // namespace

// Whole blocks of ASCII and syllables are looked at without a branch, which compilers make fast.
bool is_plain(std::string_view text) {
  constexpr std::size_t block = 64;
  std::size_t at = 0;
  while (at < text.size()) {
    if (at + block < text.size()) {
      unsigned char suspicious = 0;
      for (std::size_t i = 0; i < block; ++i) {
        const unsigned char c = byte_at(text, at + i);
        const unsigned char next = byte_at(text, at + i + 1);
        const auto below = static_cast<unsigned char>(c - 0xC0);  // leads from 0 on
        suspicious |= (below < 0xEA - 0xC0 || c > 0xED ? 1 : 0) |
                      ((c == 0xEA ? 1 : 0) & (next < 0xB0 ? 1 : 0)) |
                      ((c == 0xED ? 1 : 0) & (next > 0x9D ? 1 : 0));
      }
      if (suspicious == 0) {
        at += block;
        continue;
      }
    }
    const std::size_t end = std::min(at + block, text.size());
    while (at < end && (byte_at(text, at) & 0xC0) == 0x80) ++at;  // of one in the block before
    while (at < end) {
      const char32_t c = schema::decode(text, at);
      const bool plain = c < 0x80 || schema::is_syllable(c) || c == 0xB7 ||
                         (c >= 0x2013 && c <= 0x2026) || (c >= 0x3131 && c <= 0x318E) ||
                         (c >= 0x1F300 && c <= 0x1FAFF);
      if (!plain) return false;
    }
  }
  return true;
}

// Most texts are plain: whole blocks are looked at without a branch, which compilers make fast.
std::size_t find_odd(std::string_view text, std::size_t from) {
  constexpr std::size_t block = 64;
  std::size_t begin = from;
  for (; begin + block <= text.size(); begin += block) {
    unsigned suspicious = 0;
    for (std::size_t i = 0; i < block; ++i) {
      const auto c = static_cast<unsigned char>(text[begin + i]);
      suspicious |= static_cast<unsigned>(static_cast<unsigned char>(c - 0xE1) < 9) &
                    static_cast<unsigned>(c != 0xE2);
      suspicious |= static_cast<unsigned>(c >= 0xEF);
    }
    if (suspicious == 0) continue;
    const std::size_t found = first_odd(text, begin, begin + block);
    if (found < begin + block) return found;
  }
  const std::size_t found = first_odd(text, std::min(begin, text.size()), text.size());
  return found < text.size() ? found : std::string_view::npos;
}

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
  is_whole_ = !row_.empty() && row_.size() == letters.size() * syllable_bytes;
}

bool Anchor::may_be_in(std::string_view source) const {
  if (row_.empty()) return true;
  return find(source, 0) || find_odd(source, 0) != std::string_view::npos;
}

Anchor Anchor::of_word(std::string_view folded) {
  Anchor anchor;
  const bool letters = std::all_of(folded.begin(), folded.end(), is_small_letter);
  if (letters && folded.size() < schema::longest_word) anchor.word_ = folded;
  return anchor;
}

// A number may stand right before its unit.
std::optional<Occurrence> Anchor::find_word(std::string_view source, std::size_t from) const {
  const std::size_t length = word_.size();
  for (std::size_t at = find_letter(source, word_.front(), from); at != std::string_view::npos;
       at = find_letter(source, word_.front(), at + 1)) {
    if (at + length > source.size()) break;
    if (at > 0 && is_ascii_letter(byte_at(source, at - 1))) continue;
    if (at + length < source.size() && is_ascii_word(byte_at(source, at + length))) continue;
    const std::string_view there = source.substr(at, length);
    if (std::equal(there.begin(), there.end(), word_.begin(),
                   [](char a, char b) { return (static_cast<unsigned char>(a) | 0x20) == b; })) {
      return Occurrence{at, at + length};
    }
  }
  return std::nullopt;
}

std::optional<Occurrence> Anchor::find(std::string_view source, std::size_t from) const {
  if (is_word()) return find_word(source, from);
  if (row_.empty()) return std::nullopt;
  const std::string_view first = std::string_view(row_).substr(0, syllable_bytes);
  for (std::size_t at = find_syllable(source, first, from); at != std::string_view::npos;
       at = find_syllable(source, first, at + syllable_bytes)) {
    if (const auto end = end_of(source, at)) return Occurrence{at, *end};
  }
  return std::nullopt;
}

// With anything that is no letter between its syllables.
std::optional<std::size_t> Anchor::end_of(std::string_view source, std::size_t at) const {
  at += syllable_bytes;
  std::size_t done = syllable_bytes;
  while (done < row_.size()) {
    if (at >= source.size()) return std::nullopt;
    const unsigned char c = byte_at(source, at);
    if (is_ascii_word(c)) return std::nullopt;
    if (!begins_syllable(c)) {
      ++at;
      continue;
    }
    if (source.compare(at, syllable_bytes, row_, done, syllable_bytes) != 0) return std::nullopt;
    at += syllable_bytes;
    done += syllable_bytes;
  }
  return at;
}

}  // namespace seogo::searchd::engine

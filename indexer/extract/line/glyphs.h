// A line decoded for matching: code points folded, with the byte where each begins.
//
//   "＜ⓒ가나일보＞ ALL"  →  <ⓒ가나일보> all
//
// Folding takes away what pages mix freely: case, full-width forms, the shapes of brackets, bars,
// quotes and middle dots, and decomposed Hangul (NFD): jamo become the syllable they spell. Pages
// from some systems are decomposed throughout; what is stored stays as they have it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::indexer::extract {

[[nodiscard]] char32_t fold(char32_t c);

// `text` with its conjoining jamo composed to syllables.
[[nodiscard]] std::string composed(std::string_view text);

// Characters as a reader counts them: a decomposed syllable is one.
[[nodiscard]] std::size_t characters(std::string_view text);

// A medial or final jamo: part of the syllable before it.
[[nodiscard]] constexpr bool continues_syllable(char32_t c) { return c >= 0x1160 && c <= 0x11FF; }

// What a line has, in 64 bits: a marker that needs what is not there is no match, and most fail so.
inline constexpr std::uint64_t has_role = std::uint64_t{1} << 63U;
inline constexpr std::uint64_t has_desk = std::uint64_t{1} << 62U;
inline constexpr std::uint64_t has_digit = std::uint64_t{1} << 61U;
[[nodiscard]] constexpr std::uint64_t seen_bit(char32_t c) {
  return std::uint64_t{1} << (c * 2654435761U % 61U);
}

struct Glyphs {
  std::string_view source;
  std::u32string folded;
  std::vector<std::uint32_t> offset;  // one more than folded
  std::uint64_t seen = 0;   // has_digit and seen_bit of all code points; the reader adds the rest
  bool decomposed = false;  // has syllables in jamo

  void read(std::string_view text);
  [[nodiscard]] std::string_view bytes(std::size_t from, std::size_t to) const {
    return source.substr(offset[from], offset[to] - offset[from]);
  }
  [[nodiscard]] char32_t at(std::size_t i) const { return i < folded.size() ? folded[i] : U'\n'; }
};

}  // namespace seogo::indexer::extract

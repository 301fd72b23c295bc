// Hangul syllables as they stand in UTF-8: 가 to 힣 are EA B0 80 to ED 9E A3, three bytes each. Most of a
// Korean text is these, and is read without decoding whatever else there is.
//
//   syllable_number("가", 0)  →  0      syllable_number("힣", 0)  →  11171
//   syllable_number("a…", 0)  →  none of them: all_syllables
//
// Units: bytes. Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace seogo::schema {

inline constexpr std::size_t syllable_bytes = 3;
inline constexpr std::size_t all_syllables = 11172;

// The place among all of them of the syllable at text[at]; all_syllables if none stands there whole.
[[nodiscard]] inline std::size_t syllable_number(std::string_view text, std::size_t at) {
  if (at + syllable_bytes > text.size()) return all_syllables;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const std::uint32_t bytes = byte(0) << 16 | byte(1) << 8 | byte(2);
  const std::uint32_t point = (bytes >> 4 & 0xF000) | (bytes >> 2 & 0x0FC0) | (bytes & 0x003F);
  const std::uint32_t number = point - 0xAC00;  // far beyond for what comes before 가
  return (bytes & 0xF0C0C0) == 0xE08080 && number < all_syllables ? number : all_syllables;
}

[[nodiscard]] inline bool is_syllable_at(std::string_view text, std::size_t at) {
  return syllable_number(text, at) != all_syllables;
}

}  // namespace seogo::schema

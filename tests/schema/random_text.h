// Seeded random texts for the property tests: one seed, one text, on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/utf8.h"

namespace seogo::schema::tests {

// std::mt19937 is the same everywhere; the standard's distributions are not.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t bound) { return engine_() % bound; }
  bool one_in(std::size_t chances) { return below(chances) == 0; }

  template <typename List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937 engine_;
};

// Where Korean pages and their oddities live, and the places where normalization is hard.
inline constexpr std::array<std::pair<char32_t, char32_t>, 24> blocks = {{
    {' ', '~'},       {' ', '~'},         {0xAC00, 0xD7A3}, {0xAC00, 0xD7A3}, {0x1100, 0x1112},
    {0x1161, 0x1175}, {0x11A8, 0x11C2},   {0x1100, 0x11FF}, {0x3131, 0x318E}, {0xFF01, 0xFF5E},
    {0xFFA0, 0xFFDC}, {0x0300, 0x034F},   {0x00A0, 0x017F}, {0x0370, 0x03FF}, {0x4E00, 0x9FFF},
    {0xF900, 0xFAFF}, {0x3200, 0x33FF},   {0x2000, 0x206F}, {0x3041, 0x30FF}, {0x1E00, 0x1EFF},
    {0xFE00, 0xFE0F}, {0x1F300, 0x1F64F}, {0xA960, 0xA97C}, {0x0, 0x10FFFF},
}};

inline char32_t random_character(Dice& dice) {
  while (true) {
    const auto [first, last] = dice.pick(blocks);
    const auto c = static_cast<char32_t>(first + dice.below(last - first + 1));
    if (c < 0xD800 || c > 0xDFFF) return c;
  }
}

// Valid UTF-8 of at most `longest` characters.
inline std::string random_text(Dice& dice, std::size_t longest) {
  std::string text;
  for (std::size_t n = dice.below(longest + 1); n > 0; --n) append(text, random_character(dice));
  return text;
}

// `bytes`, of which up to three were lost, changed or put in.
inline std::string damaged(Dice& dice, std::string bytes) {
  for (std::size_t n = dice.below(4); n > 0 && !bytes.empty(); --n) {
    const std::size_t at = dice.below(bytes.size());
    const auto byte = static_cast<char>(dice.below(256));
    if (dice.one_in(3)) {
      bytes.erase(at, 1);
    } else if (dice.one_in(2)) {
      bytes[at] = byte;
    } else {
      bytes.insert(at, 1, byte);
    }
  }
  return bytes;
}

// UTF-8 in which bytes were lost, changed and put in.
inline std::string random_bytes(Dice& dice, std::size_t longest) {
  std::string text = random_text(dice, longest);
  return damaged(dice, std::move(text));
}

}  // namespace seogo::schema::tests

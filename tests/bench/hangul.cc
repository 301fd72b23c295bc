#include "tests/bench/hangul.h"

namespace seogo::bench {
namespace {

constexpr char32_t first_syllable = 0xAC00;
constexpr unsigned finals = 28;

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Digits as read in Sino-Korean: 영 일 이 삼 사 오 육 칠 팔 구.
constexpr Sound digit_sounds[] = {Sound::closed, Sound::rieul, Sound::open,   Sound::closed,
                                  Sound::open,   Sound::open,  Sound::closed, Sound::rieul,
                                  Sound::rieul,  Sound::open};

Sound latin_sound(char letter) {
  switch (letter) {
    case 'l':
    case 'L':
    case 'R':
      return Sound::rieul;
    case 'm':
    case 'n':
    case 'g':
    case 'M':
    case 'N':
    case 'p':
    case 'k':
    case 'b':
      return Sound::closed;
    default:
      return Sound::open;
  }
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const unsigned lead = byte_at(text, 0);
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || text.size() < length) return {static_cast<char32_t>(lead), 1};
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) value = (value << 6U) | (byte_at(text, i) & 0x3FU);
  return {value, length};
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t length = first_code_point(text).length;
    found.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return found;
}

Sound last_sound(std::string_view word) {
  if (word.empty()) return Sound::open;
  const char last = word.back();
  if (last >= '0' && last <= '9') return digit_sounds[last - '0'];
  if (static_cast<unsigned char>(last) < 0x80) return last == '%' ? Sound::open : latin_sound(last);
  if (word.size() < 3) return Sound::open;
  const char32_t c = first_code_point(word.substr(word.size() - 3)).value;
  if (!is_syllable(c)) return Sound::open;
  const unsigned final = (c - first_syllable) % finals;
  if (final == 0) return Sound::open;
  return final == static_cast<unsigned>(Final::rieul) ? Sound::rieul : Sound::closed;
}

void set_final(std::string& word, Final final) {
  const std::size_t at = word.size() - 3;
  const char32_t c = first_code_point(std::string_view(word).substr(at)).value;
  const unsigned offset = c - first_syllable;
  const unsigned changed = first_syllable + offset - offset % finals + static_cast<unsigned>(final);
  word[at] = static_cast<char>(0xE0U | (changed >> 12U));
  word[at + 1] = static_cast<char>(0x80U | ((changed >> 6U) & 0x3FU));
  word[at + 2] = static_cast<char>(0x80U | (changed & 0x3FU));
}

}  // namespace seogo::bench

// Syllable arithmetic on UTF-8 words.
//
//   last_sound("서울")          Sound::rieul    서울로, 서울은
//   last_sound("2023")         Sound::closed   read 삼: 2023을
//   last_sound("OpenAI")       Sound::open     OpenAI는
//   set_final(밝히, Final::n)    밝힌
//
// Hangul is precomposed (U+AC00–D7A3), three bytes each. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::bench {

// How a word ends when spoken; it decides 은 or 는, 으로 or 로.
enum class Sound { open, rieul, closed };
[[nodiscard]] Sound last_sound(std::string_view word);

// Final consonants by their number in Unicode's composition formula.
enum class Final : unsigned { none = 0, n = 4, rieul = 8, bieup = 17, ssang_siot = 20 };
// Gives the last syllable of `word` this final consonant; `word` ends in a Hangul syllable.
void set_final(std::string& word, Final final);

// The code point at the start of `text` and its length in bytes; a stray byte counts as itself.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};
[[nodiscard]] CodePoint first_code_point(std::string_view text);

[[nodiscard]] constexpr bool is_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// "가나A" → 가, 나, A.
[[nodiscard]] std::vector<std::string_view> characters(std::string_view text);

}  // namespace seogo::bench

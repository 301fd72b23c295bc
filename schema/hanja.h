// Hanja read in Hangul.
//
//   hanja_reading(U"大韓民國")  →  대한민국
//   hanja_reading(U"里面")      →  이면     (initial-sound law: 리 becomes 이 at a word's head)
//   hanja_reading(U"樂園")      →  낙원     (one of several readings, by the word it stands in)
//   headline_word(U'檢')        →  검찰     (the single Hanja of Korean headlines)
//
// The readings are those of libhangul's hanja.txt (BSD), packed at build time by hanja_pack.cc: one
// reading a character, the commonest outside a word's head, and the words that read otherwise.
// The tables are built at the first call; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::schema {

[[nodiscard]] constexpr bool is_hanja(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FA1F);
}

// One syllable for each character of `run`; a character without a reading stays as it is.
[[nodiscard]] std::u32string hanja_reading(std::u32string_view run);

// The word that a lone Hanja of a headline stands for; empty if it stands for none.
[[nodiscard]] std::u32string_view headline_word(char32_t c);

// 녀 → 여, 락 → 낙, 리 → 이; every other syllable is itself.
[[nodiscard]] char32_t initial_sound(char32_t syllable);

}  // namespace seogo::schema

// Apart from hanja.cc because hanja_pack.cc, which makes the table that hanja.cc reads, needs it
// too.
#include "schema/hanja.h"

namespace seogo::schema {

// The initial-sound law of Korean orthography (한글 맞춤법, articles 10 to 12): ㄴ before ㅣ or a
// y-vowel falls silent; ㄹ falls silent there and is ㄴ before other vowels.
char32_t initial_sound(char32_t syllable) {
  if (syllable < 0xAC00 || syllable > 0xD7A3) return syllable;
  constexpr char32_t nieun = 2, rieul = 5, silent = 11;
  const char32_t index = syllable - 0xAC00;
  const char32_t initial = index / 588;
  const char32_t vowel = index % 588 / 28;
  constexpr std::u32string_view palatal = U"\x02\x03\x06\x07\x0C\x11\x14";  // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
  const bool soft = palatal.find(vowel) != std::u32string_view::npos;
  char32_t law = initial;
  if (initial == rieul) law = soft ? silent : nieun;
  if (initial == nieun && soft) law = silent;
  return 0xAC00 + law * 588 + index % 588;
}

}  // namespace seogo::schema

// Arithmetic on syllables: the letters (jamo) that a precomposed syllable U+AC00–D7A3 is made of.
//
//   letters_of(U'압')                 →  ㅇ ㅏ ㅂ
//   initials("샘 알트만")             →  "ㅅ ㅇㅌㅁ"
//   one_jamo_apart(U"알트만", U"알트먼")  →  true: ㅏ and ㅓ
//   completions("압굽")               →  압굽…, 압구바…압구빟…, 압굾…
//
// Letters are compatibility jamo (U+3131–3163), as keyboards give and readers write them: ㅂ is the
// same character at a syllable's beginning and at its end. What is no syllable has no letters. Any
// bytes are taken; nothing is thrown. Pure; safe to call from any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::schema {

[[nodiscard]] constexpr bool is_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

struct Letters {
  char32_t initial = 0;  // ㄱ to ㅎ; 0: no syllable
  char32_t medial = 0;   // ㅏ to ㅣ
  char32_t final = 0;    // ㄱ to ㅎ, ㄳ to ㅄ; 0: none
  bool operator==(const Letters&) const = default;
};
[[nodiscard]] Letters letters_of(char32_t syllable);

// 알 → ㅇ, 쌀 → ㅆ; 0 for what is no syllable, a jamo among them.
[[nodiscard]] char32_t initial_of(char32_t syllable);

// Whether a jamo can begin a syllable: ㅇ and ㄲ can, ㄳ and ㅏ cannot.
[[nodiscard]] bool is_initial(char32_t c);

// Every syllable by its initial: what people type to find a name (초성 검색). Other characters, and
// bytes that are no UTF-8, stay as they are. A syllable and a jamo are three bytes both, so that an
// offset into the result is one into `text`.
[[nodiscard]] std::string initials(std::string_view text);

// The 65 syllables that differ from this one in a single jamo; having no final counts as one.
// 가: 까 나 …, 개 갸 …, 각 갂 …. None for what is no syllable.
void each_neighbour(char32_t syllable, const std::function<void(char32_t)>& take);

// Whether two words are as long, and one syllable of one is a neighbour of the other's.
[[nodiscard]] bool one_jamo_apart(std::u32string_view a, std::u32string_view b);

// Words that begin with `head` and then a syllable from `first` to `last`.
struct Completion {
  std::string head;
  char32_t first;
  char32_t last;
  bool operator==(const Completion&) const = default;
};

// What a text may become when its writer goes on typing its last syllable on a two-set keyboard:
//
//   압구ㅈ  →  {압구, 자, 짛}                                the jamo begins a syllable
//   압구저  →  {압구, 저, 젛}                                a final may follow
//   고     →  {"", 고, 굏}                                 as may a vowel: ㅗ + ㅏ is ㅘ
//   압굽   →  {압, 굽, 굽} {압구, 바, 빟} {압, 굾, 굾}          ㅂ may move on, or become ㅄ
//   닭     →  {"", 닭, 닭} {달, 가, 깋}                      of ㄺ only ㄱ moves on
//
// The text as it stands comes first. None if the text ends in anything else: a lone vowel, ㄳ,
// Latin, nothing. At most three.
[[nodiscard]] std::vector<Completion> completions(std::string_view text);

}  // namespace seogo::schema

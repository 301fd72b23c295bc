// A folded text as letters, the form in which spacing does not matter: every syllable, jamo, Hanja
// and kana is one letter, every Latin word or number is one, spaces are none.
//
//   letters_of("인공 지능 openai")  →  인 공 지 능 ⟨openai⟩, of which 인, 지 and openai begin a run
//   letters_of("42.195km s24")    →  ⟨42.195⟩ ⟨km⟩ ⟨s24⟩: a number's unit may stand apart
//
// Immutable; safe to read from any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace seogo::searchd::engine {

struct Letter {
  char32_t code;        // the character; of a word its hash, above all characters
  std::uint32_t begin;  // bytes of the folded text
  std::uint32_t end;
  bool after_space;  // or first
};

using Letters = std::vector<Letter>;

[[nodiscard]] Letters letters_of(std::string_view folded);

// The codes alone, of a text as it was written, Hanja as they are read. Words of syllables and ASCII
// are read as they stand, and only the others normalized: of 4 KB it takes 5 µs, folding them 40.
void append_letter_codes(std::string_view source, std::vector<char32_t>& codes);
[[nodiscard]] std::vector<char32_t> letter_codes(std::string_view source);

// Whether a letter is a whole word of Latin letters or digits.
[[nodiscard]] inline bool is_word(char32_t code) { return code >= 0x80000000; }

}  // namespace seogo::searchd::engine

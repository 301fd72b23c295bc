// A word typed with the keyboard in the wrong layout: US-English and two-set Korean (두벌식).
//
//   as_hangul("dkfxmaks")  →  알트만
//   as_hangul("Tkfdmf")    →  쌀을     (with Shift, T is ㅆ)
//   as_hangul("openai")    →  empty: ㅐㅔ두먀 is no word
//   as_hangul("gpt")       →  헷       (whether anybody meant it, only the archive's words tell)
//   as_latin("ㅐㅔ두먀")     →  openai
//   as_latin("ㅗㅑ")        →  hi
//
// as_latin(as_hangul(keys)) are the same keys, but for a Shift that changes nothing (Gksrmf is 한글
// as gksrmf is). as_hangul(as_latin(word)) is the word, if it is all syllables. Any bytes are taken;
// nothing is thrown but std::bad_alloc. Every call has its own state: safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::schema {

// What those keys compose; empty unless all are ASCII letters and all of it is whole syllables.
[[nodiscard]] std::string as_hangul(std::string_view latin);

// The keys that type it; empty unless all of it is syllables and jamo.
[[nodiscard]] std::string as_latin(std::string_view hangul);

}  // namespace seogo::schema

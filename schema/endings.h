// The endings that Korean words take: particles, forms of 하다 and 되다, copulas.
//
//   stem_length("알트만이")    →  9 bytes: 알트만
//   stem_length("해고됐다고")  →  6 bytes: 해고
//   stem_length("나라")        →  6 bytes: whole (a stem has at least two syllables)
//   stem_length("알트만")      →  9 bytes: 만 is an ending too, but one that is never cut
//   may_follow("은")           →  true: 알트만은 may be a form of 알트만
//
// The longest ending that matches is cut, whether or not it is one in this word (고양이 gives
// 고양): so a stem is a hint that lowers weights and widens, never a claim. The lexicon counts stems:
// what is cut is part of the index format (README.md). Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace seogo::schema {

inline constexpr std::size_t longest_ending = 5;  // syllables
inline constexpr std::size_t shortest_stem = 2;   // syllables

// Bytes of the stem of a run of Hangul syllables.
[[nodiscard]] std::size_t stem_length(std::string_view hangul);

[[nodiscard]] bool is_ending(std::string_view hangul);

// Whether what stands behind a stem, up to the end of its run, leaves it the same word: nothing, an
// ending, or two (에서 + 는). 코인 behind 알트 does not.
[[nodiscard]] bool may_follow(std::string_view rest);

}  // namespace seogo::schema

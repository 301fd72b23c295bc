// The ways in which a text's spaces may hide pairs of a word's syllables.
//
//   hidden("인공지능")  →  인공 지능 · 인 공지 지능 · 인공 공지 능 …   each the terms of one way
//   hidden("급식앱")    →  급식 앱 · 급 식앱
//
// Two spaces from four syllables on; from nine on none, for there are too many ways. The word in one
// piece is the first way. Pure; safe to call from any thread.
#pragma once

#include <string_view>
#include <vector>

namespace seogo::searchd::query {

// The two syllables of a word that is nothing else stand apart in too many texts to look at.
inline constexpr std::size_t fewest_hiding = 3;
inline constexpr std::size_t most_hiding = 8;

using Terms = std::vector<std::string_view>;  // of the word

[[nodiscard]] std::vector<Terms> hidden(std::string_view hangul);

}  // namespace seogo::searchd::query

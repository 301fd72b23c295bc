// The ways in which a text's spaces may hide pairs of a word's syllables.
//
//   hidden("인공지능", …)  →  인공 공지 지능 | 인공 지능        if the archive has no 공지능
//   hidden("급식앱", …)    →  급식 식앱 | 급식 앱_             앱_: a word of one syllable
//
// The word in one piece is the first way. Two spaces from four syllables on, and one part of a single
// syllable; from nine on none, for there are too many ways. Parts of several syllables must be words of the archive, which leaves few
// ways: 대통령 has one. Comments have no words there: what stands apart in comments alone is found
// if an article has its parts. For one thread, as the lexicon is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/lexicon.h"

namespace seogo::searchd::query {

// The two syllables of a word that is nothing else stand apart in too many texts to look at.
inline constexpr std::size_t fewest_hiding = 3;
inline constexpr std::size_t most_hiding = 8;

// Whether a word of so many syllables may stand with spaces before these of them, counted from 0.
[[nodiscard]] bool may_stand(std::size_t syllables, const std::vector<std::size_t>& spaces);

using Terms = std::vector<std::string>;

[[nodiscard]] std::vector<Terms> hidden(std::string_view hangul, const schema::Lexicon& lexicon);

}  // namespace seogo::searchd::query

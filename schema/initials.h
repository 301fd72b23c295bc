// Initial consonants as terms (초성 검색): what a title or a name is typed as by its beginnings.
//
//   each_initial_term("샘 알트만", sink)   →  ㅅ ㅇ, which begin words, and ㅅㅇ ㅇㅌ ㅌㅁ
//   each_initial_term("尹 대통령 AI", sink) →  ㅇ ㄷ, ㅇㄷ ㄷㅌ ㅌㄹ       Latin words break the row
//
// Spaces are none, so that 배달의 민족 is found by ㅂㄷㅇㅁㅈ. Normalized text. Pure; safe to call
// from any thread.
#pragma once

#include <string>
#include <string_view>

#include "schema/analyzer.h"

namespace seogo::schema {

void each_initial_term(std::string_view normalized, const TermSink& sink);

// Terms that a text must have to hold this row of initials: its pairs, or the one.
void each_initial_pair(std::string_view row, const TermSink& sink);

// ㅅㅇㅌㅁ: a word that is nothing but letters that can begin a syllable, glued ones taken apart
// (ㄳ is ㄱㅅ); empty for all other words.
[[nodiscard]] std::string row_of_initials(std::string_view normalized);

}  // namespace seogo::schema

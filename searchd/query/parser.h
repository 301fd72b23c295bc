// What a person types, to a tree. Any bytes are a query: what cannot be understood is taken as
// words or left out with a note, and nothing is ever thrown for it.
//
//   parse("알트만 \"해고 및")  →  (and 알트만 "해고 및"), note unclosed_quote
//   parse("기자:김주성 ) OR")  →  author:김주성, notes
//   parse("날짜:2023년 12월 11일 해고")  →  (and date:[2023-12-11,2023-12-11] 해고)
//
// One pass, left to right, by recursive descent over tokens; syntax.md has the grammar. Full-width
// signs (：（）＂－) count as their ASCII forms. Pure; safe to call from any thread.
#pragma once

#include <string_view>

#include "searchd/query/tree.h"

namespace seogo::searchd::query {

inline constexpr std::size_t longest_query = 512;  // bytes; more is cut off, with a note
inline constexpr int deepest_query = 32;           // parentheses; deeper ones are ignored

[[nodiscard]] Query parse(std::string_view text);

}  // namespace seogo::searchd::query

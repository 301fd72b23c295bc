// Articles as JSON: one line of a JSONL file, and what `seogo-indexer inspect` prints.
// article.schema.json states the form; the forms people export are read too:
//
//   {"title":"…","author":"김주성 기자","date":"2023.12.11 18:32","content":"…","likes":16}
//   →  authors {김주성, 기자}, published 2023-12-11T18:32:00+09:00, body, counts.likes 16
//
// Keys without a field are kept in Article::extra and written back. `provenance` and
// `other_captures` are written, and ignored when read. Reading throws Error(input) naming the key and
// what is wrong with it: not JSON, deeper than `deepest_json` levels, more than `most_json_values`
// values, a value of another kind, a date that is none. Safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "schema/article.h"

namespace seogo::schema {

inline constexpr int deepest_json = 32;  // levels; nlohmann's dump ends the process far deeper
inline constexpr std::size_t most_json_values = 500'000;  // 60,000 comments with all that they have
inline constexpr std::size_t most_authors = 1000;

// The same JSON with U+FFFD for half of a pair of UTF-16, as programs write it that cut an emoji in two:
// "봄\ud83d". The library reads none that has such.
[[nodiscard]] std::string with_whole_pairs(std::string_view json);

[[nodiscard]] Article article_from_json(std::string_view line);
[[nodiscard]] std::string article_to_json(const Article& article);  // one line, without its "\n"

}  // namespace seogo::schema

// Questions that name a field, or count what was found: what bodies alone cannot be asked.
//
//   draw_field_queries(corpus, draw_queries(corpus.bodies, 42, 100), 42, 100)
//     title       제목:알트만               a word of a title, without its ending
//     site-word   시장 매체:토큰포스트       a word of a body, and the site of that article
//     facets      시장 · 시장 금리           words of the queries given, results counted by site
//
// Same corpus, seed and count, same queries. A corpus without titles or sites has none of that class.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/bench/corpus.h"
#include "tests/bench/queries.h"
#include "tests/bench/random.h"

namespace seogo::bench {

[[nodiscard]] std::vector<BenchQuery> draw_field_queries(const Corpus& corpus,
                                                         const std::vector<BenchQuery>& words,
                                                         std::uint64_t seed, int per_class);

// All of these.
[[nodiscard]] std::vector<BenchQuery> draw_all_queries(const Corpus& corpus, std::uint64_t seed,
                                                       int per_class);

// A Hangul word of a text without its ending, of 2 to 6 syllables; empty where the draw met none.
[[nodiscard]] std::string draw_stem(std::string_view text, Random& random);

}  // namespace seogo::bench

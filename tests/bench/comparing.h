// The same questions put to the engine and to Xapian's own QueryParser, in turns, so that what else
// the machine does falls on both alike.
//
//   compare("stacks", "plain", draw_all_queries(corpus, 42, 200), {.passes = 3, .seed = 42})
//   → word-mid: ours 4.1 ms with snippets; baseline, all words, 9.6 with, 8.2 without …
//
// "plain" is a database of seogo-baseline. Ten hits: of the baseline with its estimate of how many there
// are, read from its stored data, and with MSet::snippet of the body; what is counted by site with a
// ValueCountMatchSpy over everything that matches. Ours always makes snippets, and counts. A pass
// without timing comes first; then the quickest pass of each query counts, on both sides, so that
// what a busy machine adds stays out of the 99th percentile. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/baseline/query.h"
#include "tests/bench/queries.h"
#include "tests/bench/searching.h"

namespace seogo::bench {

struct Answered {  // by the baseline
  double mean_hits = 0;
  std::uint64_t refused = 0;  // queries that its parser threw at: not timed
  Spread with_snippets;
  Spread without;
};

struct ClassComparison {
  std::string klass;
  std::uint64_t queries = 0;
  baseline::Words words = baseline::Words::all;  // the reading that compares to ours
  double our_hits = 0;
  Spread ours;
  Answered all;  // words required, as ours are of one or two
  Answered any;

  [[nodiscard]] const Answered& theirs() const { return words == baseline::Words::all ? all : any; }
};

// In the order of the queries. Throws schema::Error(index); Xapian errors pass through.
[[nodiscard]] std::vector<ClassComparison> compare(const std::filesystem::path& index,
                                                   const std::filesystem::path& plain,
                                                   const std::vector<BenchQuery>& queries,
                                                   const SearchPlan& plan);

// Three words and more only rank here; asked for all of them, a question finds its own article.
[[nodiscard]] baseline::Words comparable(std::string_view klass);

[[nodiscard]] std::string table(const std::vector<ClassComparison>& comparison);

}  // namespace seogo::bench

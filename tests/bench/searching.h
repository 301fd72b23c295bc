// Queries put to the engine one after another, timed as a caller sees them: parsing, matching,
// ranking and the snippets of ten hits.
//
//   time_searches("stacks", draw_queries(bodies, 42, 200), {.passes = 3, .seed = 42})
//   → word-rare: 200 queries, 3.1 hits on average, first 1.9 ms, warm 0.8 ms (medians) …; overall
//   last
//
// The first pass starts with a new engine and the index dropped from the page cache as far as the
// kernel lets go of it. Warm passes follow, and all their timings count. Classes are shuffled
// together, so that none pays alone for what the first queries bring into memory. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "searchd/engine/request.h"
#include "tests/bench/queries.h"
#include "tests/bench/random.h"

namespace seogo::bench {

struct Spread {
  double median_ms = 0;
  double p99_ms = 0;  // nearest rank
};

struct ClassTimes {
  std::string klass;
  std::uint64_t queries = 0;
  double mean_hits = 0;  // articles that match, not the ten shown
  Spread first;
  Spread warm;
};

struct SearchPlan {
  int passes = 3;  // warm ones
  std::uint64_t seed = 42;
};

// The quickest warm pass of a query counts: what is slow then is slow by itself.
struct SlowQuery {
  std::string klass;
  std::string text;
  double ms = 0;
};

struct Searches {
  std::vector<ClassTimes> classes;  // in the order of the queries; "overall" last
  std::vector<SlowQuery> slowest;   // all queries, slowest first
};

[[nodiscard]] Spread spread(std::vector<double> times_ms);  // of at least one

// The numbers below `count`, in an order of chance.
[[nodiscard]] std::vector<std::size_t> shuffled(std::size_t count, Random& random);

// As it is put to the engine.
[[nodiscard]] searchd::engine::Request request_of(const BenchQuery& query);

// Throws schema::Error(index or io).
[[nodiscard]] Searches time_searches(const std::filesystem::path& index,
                                     const std::vector<BenchQuery>& queries,
                                     const SearchPlan& plan);

}  // namespace seogo::bench

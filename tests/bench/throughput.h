// Searches a second: everyday questions from 1, 4 and 16 clients at a time, in this process and over
// HTTP, answered with ten hits and their snippets.
//
//   measure_throughput(bin, "stacks", everyday(queries), {.seconds = 5, .seed = 42})
//   → in process               4 clients   412/s   median 9.4 ms   p99 31 ms   4.8 ms of processor each
//     HTTP, without cache      4 clients   371/s …
//     HTTP, cache as shipped   4 clients   2,900/s …
//
// The n-th of the questions is asked 1/n as often as the first, as people ask (Zipf). Over HTTP a real
// seogo-searchd runs beside, on a free port of this machine, its clients on the same processors: what
// they take is told. Each row is preceded by a second that does not count.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/queries.h"
#include "tests/bench/searching.h"

namespace seogo::bench {

struct ThroughputPlan {
  double seconds = 5;  // of each row
  std::uint64_t seed = 42;
};

struct ThroughputRow {
  std::string way;
  int clients = 0;
  double rate = 0;                 // searches a second
  Spread times;                    // as the client sees them
  double processor_ms = 0;         // of who answers, for each search
  double client_processor_ms = 0;  // of who asks; in process there is no telling them apart
  std::uint64_t wrong = 0;         // not 200, not whole, or cut short by the deadline
};

// Words rare to common, two, three, and questions; the order is one of chance.
[[nodiscard]] std::vector<std::string> everyday(const std::vector<BenchQuery>& queries,
                                                std::uint64_t seed);

// So many draws of the numbers below `count`, the n-th 1/n as often as the first.
[[nodiscard]] std::vector<std::size_t> as_people_ask(std::size_t count, std::size_t draws,
                                                     std::uint64_t seed);

// Throws schema::Error(index or io).
[[nodiscard]] std::vector<ThroughputRow> measure_throughput(const std::filesystem::path& bin,
                                                            const std::filesystem::path& index,
                                                            const std::vector<std::string>& texts,
                                                            const ThroughputPlan& plan);

[[nodiscard]] std::string table(const std::vector<ThroughputRow>& throughput);

}  // namespace seogo::bench

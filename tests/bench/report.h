// What the benchmark measured, as tables for people and as JSON for programs.
//
//   class         queries       hits   first median      p99   warm median      p99
//   word-rare         200        3.4        1.92 ms  7.10 ms       0.81 ms  2.04 ms
//
// A part is there if its section was asked for. Byte counts are decimal: 1 MB is 1,000,000 bytes. Pure.
#pragma once

#include <optional>
#include <string>

#include "schema/stats.h"
#include "tests/bench/browsing.h"
#include "tests/bench/comparing.h"
#include "tests/bench/corpus.h"
#include "tests/bench/indexing.h"
#include "tests/bench/relating.h"
#include "tests/bench/searching.h"
#include "tests/bench/suggesting.h"
#include "tests/bench/throughput.h"

namespace seogo::bench {

struct Machine {
  unsigned processors = 0;
  double load_at_start = 0;  // of the last minute; near 0 on a machine with nothing else to do
  double load_at_end = 0;
  bool optimized = false;  // compiled with optimization
};

struct Report {
  Machine machine;
  std::string corpus_name;  // "invented, seed 42" or a file
  Corpus corpus;
  schema::Stats index;
  int warm_passes = 0;
  std::optional<Indexing> indexing;
  std::optional<Indexing> baseline_indexing;
  std::optional<Searches> searches;
  std::vector<ClassComparison> comparison;
  std::optional<Browsing> browsing;
  std::vector<TypingTimes> typing;
  std::optional<Relating> relating;
  std::vector<ThroughputRow> throughput;
};

[[nodiscard]] std::string table(const Report& report);
[[nodiscard]] std::string json(const Report& report);  // report_json.cc

}  // namespace seogo::bench

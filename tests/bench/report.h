// What the benchmark measured, as a table for people and as JSON for programs.
//
//   class         queries       hits   first median      p99   warm median      p99
//   word-rare         200        3.4        1.92 ms  7.10 ms       0.81 ms  2.04 ms
//
// Byte counts are decimal: 1 MB is 1,000,000 bytes. Pure.
#pragma once

#include <string>

#include "tests/bench/browsing.h"
#include "tests/bench/child.h"
#include "tests/bench/corpus.h"
#include "tests/bench/searching.h"

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
  Cost update;        // into a new index
  Cost update_again;  // of the same file, untouched
  Searches searches;
  Browsing browsing;
  int warm_passes = 0;
};

[[nodiscard]] std::string table(const Report& report);
[[nodiscard]] std::string json(const Report& report);

}  // namespace seogo::bench

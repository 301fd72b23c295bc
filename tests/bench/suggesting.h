// Suggestions for queries that are being typed, timed: what a search box asks with every key.
//
//   time_suggestions("stacks", bodies, {.queries = 100, .passes = 3, .seed = 42})
//   → begun: 100 texts, 7.4 suggestions each, median 1.1 ms, 99th percentile 4.8 ms …; overall last
//
// Words are drawn from texts: their first syllables, one less than whole, with the last syllable half
// typed, by their initial consonants, with another word before, done and with a space, and behind
// 기자: and 태그:. Warm: each text is asked for once before. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/searching.h"

namespace seogo::bench {

struct TypingPlan {
  int queries = 100;  // of a class
  int passes = 3;
  std::uint64_t seed = 42;
};

struct TypingTimes {
  std::string klass;
  std::uint64_t queries = 0;
  double mean_suggestions = 0;
  Spread times;
};

// Throws schema::Error(index).
[[nodiscard]] std::vector<TypingTimes> time_suggestions(const std::filesystem::path& index,
                                                        const std::vector<std::string>& bodies,
                                                        const TypingPlan& plan);

[[nodiscard]] std::string table(const std::vector<TypingTimes>& typing);

}  // namespace seogo::bench

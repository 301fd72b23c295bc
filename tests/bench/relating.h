// Articles related to others, timed, and how often they are about the same.
//
//   relate("stacks", {.articles = 200, .seed = 42})
//   → 4.6 related articles each, 81 % of them share a topic (two drawn at random: 6 %), 2.1 ms
//
// The themes of an invented corpus are known: each article is drawn anew from its seed and its number,
// which its address ends in. Of an archive of one's own only the times mean something. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "tests/bench/searching.h"

namespace seogo::bench {

struct RelatingPlan {
  int articles = 200;
  std::uint64_t seed = 42;  // of the corpus, and of which articles are asked about
};

struct Relating {
  std::uint64_t articles = 0;  // asked about
  double mean_related = 0;     // of five asked for
  double same_topic = 0;       // of these, a share: some topic of one is one of the other
  double same_lead = 0;        // the first topic is the same
  double chance_topic = 0;     // of pairs drawn at random
  double chance_lead = 0;
  double mean_last_score = 0;  // of the last one shown
  Spread times;
};

// Throws schema::Error(index).
[[nodiscard]] Relating relate(const std::filesystem::path& index, const RelatingPlan& plan);

[[nodiscard]] std::string table(const Relating& relating);

}  // namespace seogo::bench

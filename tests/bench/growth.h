// How cost grows with the archive: invented archives of several sizes, indexed and searched one after
// another, each in processes of its own and gone before the next is begun.
//
//   grow({.growth = {10'000, 30'000, 100'000}, .plot = "growth.svg"}, room)
//   →  articles   articles/s   ms an article   MB at its peak   bytes an article   median   p99
//        10,000          648             2.9               98             12,041      2.1   19
//
// All classes of queries together. Throws schema::Error(io) where there is too little room on the disk
// for the next size, before it is begun.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/index_tables.h"
#include "tests/bench/options.h"
#include "tests/bench/searching.h"
#include "tests/beside/cost.h"

namespace seogo::bench {

struct GrowthPoint {
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  beside::Cost update;
  std::vector<TableSize> tables;
  Spread searches;  // warm

  [[nodiscard]] double articles_per_s() const;
  [[nodiscard]] double cpu_ms_an_article() const;
  [[nodiscard]] double bytes_an_article() const;
};

// From what `json(report)` writes.
[[nodiscard]] GrowthPoint read_growth_point(const std::string& json);

[[nodiscard]] std::vector<GrowthPoint> grow(const Options& options,
                                            const std::filesystem::path& room);

// Costs also as multiples of those at `reference` articles, or of the first row where none has so many.
[[nodiscard]] std::string table(const std::vector<GrowthPoint>& points);
[[nodiscard]] std::string json(const std::vector<GrowthPoint>& points);

}  // namespace seogo::bench

// A database whose documents are made in ranges, on all cores, and written in one pass.
//
//   ranges → workers, each with an inversion → rows in their order, then the postings
//
//   build_by_ranges({.to = "gen-000002/comments", .room = "building", .name = "comments",
//                    .memory = 128 << 20, .ranges = 157, .metadata = versions()},
//                   [&] { return [articles = Xapian::Database(path)](std::size_t range, Inversion& terms) {…}; });
//
// Documents get the numbers 1, 2, …, through all ranges; the terms of one go to the inversion under that
// number. Every worker is made in its own thread. Memory does not grow with the archive but for what
// glass::Database keeps. Nothing is synced. Throws Error(io), and what the workers throw.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/glass/database.h"
#include "indexer/inversion.h"

namespace seogo::indexer {

using Rows = std::vector<glass::Row>;

struct RangedBuild {
  std::filesystem::path to;
  std::filesystem::path room;  // for the runs of the inversions
  std::string name;            // that these begin with
  std::uint64_t memory = 0;    // bytes, of a worker's inversion
  std::size_t ranges = 0;
  std::map<std::string, std::string> metadata;
};

using RangeRows = std::function<Rows(std::size_t range, Inversion& inversion)>;

// `each` is told how many documents are written so far.
void build_by_ranges(
    const RangedBuild& build, const std::function<RangeRows()>& worker,
    const std::function<void(std::uint64_t)>& each = [](std::uint64_t) {});

}  // namespace seogo::indexer

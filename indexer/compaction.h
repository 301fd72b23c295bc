// Several databases put together into one, compacted: the documents of the first, then those of the
// second, …, and their words added up (lexicon.h).
//
//   compact({"building/000000", "building/000001"}, "gen-000002")
//
//   compact_in_rounds(parts, "gen-000002", "building/joined");   so many that it takes several rounds
//
// A single one may keep the numbers of its documents. The result is not synced. Throws Error(io).
// Safe to call from several threads with different paths.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace seogo::indexer {

void compact(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to);

// On all cores, in the order of the parts, which are removed. What is made on the way bears the name
// `between` and a number.
void compact_in_rounds(std::vector<std::filesystem::path> parts, const std::filesystem::path& to,
                       const std::filesystem::path& between);

[[nodiscard]] std::size_t workers_at_hand();  // cores

}  // namespace seogo::indexer

// Several databases put together into one, compacted: the documents of the first, then those of the
// second, …, and their words added up (lexicon.h).
//
//   compact({"building/000000", "building/000001"}, "gen-000002")
//
// A single one may keep the numbers of its documents. The result is not synced. Throws Error(io).
// Safe to call from several threads with different paths.
#pragma once

#include <filesystem>
#include <vector>

namespace seogo::indexer {

void compact(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to);

}  // namespace seogo::indexer

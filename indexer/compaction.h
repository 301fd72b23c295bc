// A database written anew without what time has left in its tables: documents keep their numbers.
//
//   compact("gen-000002", "gen-000003")
//
// The result is not synced. Throws Error(io).
#pragma once

#include <filesystem>

namespace seogo::indexer {

void compact(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace seogo::indexer

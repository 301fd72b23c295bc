// Whether the disk has room for a build, before and while it runs.
//
//   require_room("stacks", 3'000'000'000, "building the index")
//   → Error(io) "not enough room at stacks: 1.2 GB are free, building the index takes about 3.0 GB"
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace seogo::indexer {

void require_room(const std::filesystem::path& directory, std::uint64_t bytes,
                  const std::string& purpose);

[[nodiscard]] std::uint64_t bytes_below(const std::filesystem::path& directory);

}  // namespace seogo::indexer

#include "indexer/room.h"

#include <system_error>

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

std::string shown(std::uint64_t bytes) {
  constexpr double mega = 1e6;
  const double megabytes = static_cast<double>(bytes) / mega;
  return megabytes < 1000 ? fmt::format("{:.0f} MB", megabytes)
                          : fmt::format("{:.1f} GB", megabytes / 1000);
}

}  // namespace

void require_room(const fs::path& directory, std::uint64_t bytes, const std::string& purpose) {
  std::error_code error;
  const fs::space_info space = fs::space(directory, error);
  if (error || space.available >= bytes) return;  // a full disk is told by the write that fails
  throw schema::Error(
      schema::ErrorCode::io,
      fmt::format("not enough room at {}: {} are free, {} takes about {}", directory.string(),
                  shown(space.available), purpose, shown(bytes)),
      "nothing was changed; make room, or name an index on another disk");
}

std::uint64_t bytes_below(const fs::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file(error)) bytes += it->file_size(error);
  }
  return bytes;
}

}  // namespace seogo::indexer

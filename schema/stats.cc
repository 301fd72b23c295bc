#include "schema/stats.h"

#include <filesystem>

#include "schema/day.h"
#include "schema/fields.h"
#include "schema/slot_number.h"

namespace seogo::schema {
namespace {

std::string day_of(const std::string& value) {
  if (value.empty()) return {};
  Timestamp time;
  time.seconds = slot_number(value);
  return time.day().iso();
}

// A table that a writer replaces meanwhile may be gone when it is asked for its size.
std::uint64_t bytes_in(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  std::filesystem::directory_iterator it(folder, error);
  for (; !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
    std::error_code gone;
    const bool is_file = it->is_regular_file(gone);
    const std::uintmax_t size = is_file && !gone ? it->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

}  // namespace

Stats measure(const IndexDirectory& directory, const std::string& generation,
              const Xapian::Database& database) {
  Stats stats;
  stats.articles = database.get_doccount();
  const auto saved = static_cast<Xapian::valueno>(saved_comments_slot);
  for (auto it = database.valuestream_begin(saved); it != database.valuestream_end(saved); ++it) {
    stats.comments += static_cast<std::uint64_t>(slot_number(*it));
  }
  stats.generation = generation;
  stats.analyzer = database.get_metadata(analyzer_key);
  stats.first_day = day_of(database.get_value_lower_bound(published_slot));
  stats.last_day = day_of(database.get_value_upper_bound(published_slot));
  stats.comment_bytes = bytes_in(directory.comments_path(generation));
  stats.bytes = bytes_in(directory.generation_path(generation)) + stats.comment_bytes;
  return stats;
}

}  // namespace seogo::schema

#include "schema/stats.h"

#include <filesystem>

#include "schema/day.h"
#include "schema/fields.h"

namespace seogo::schema {
namespace {

std::string day_of(const std::string& value) {
  if (value.empty()) return {};
  Timestamp time;
  time.seconds = static_cast<std::int64_t>(Xapian::sortable_unserialise(value));
  return time.day().iso();
}

}  // namespace

Stats measure(const IndexDirectory& directory, const std::string& generation,
              const Xapian::Database& database) {
  Stats stats;
  stats.articles = database.get_doccount();
  const auto saved = static_cast<Xapian::valueno>(saved_comments_slot);
  for (auto it = database.valuestream_begin(saved); it != database.valuestream_end(saved); ++it) {
    stats.comments += static_cast<std::uint64_t>(Xapian::sortable_unserialise(*it));
  }
  stats.generation = generation;
  stats.analyzer = database.get_metadata(analyzer_key);
  stats.first_day = day_of(database.get_value_lower_bound(published_slot));
  stats.last_day = day_of(database.get_value_upper_bound(published_slot));
  // A table that a writer replaces meanwhile may be gone when it is asked for its size.
  std::error_code error;
  std::filesystem::directory_iterator it(directory.generation_path(generation), error);
  for (; !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
    std::error_code gone;
    const std::uintmax_t size = it->file_size(gone);
    if (!gone) stats.bytes += size;
  }
  return stats;
}

}  // namespace seogo::schema

// What an index holds, in numbers: `seogo-indexer stats` and /v1/stats.
//
//   measure(directory, "gen-000002", database)
//   →  {43 articles, 150 comments, …, 2009-03-02 to 2024-11-30}
//
// Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <cstdint>
#include <string>

#include "schema/generation.h"

namespace seogo::schema {

struct Stats {
  std::uint64_t articles = 0;
  std::uint64_t comments = 0;  // stored with the articles
  std::string generation;
  std::string analyzer;
  std::uint64_t bytes = 0;          // of the generation on the disk
  std::uint64_t comment_bytes = 0;  // of these, what the comments' database takes
  std::string first_day;            // of publication; empty if no article has a date
  std::string last_day;
};

[[nodiscard]] Stats measure(const IndexDirectory& directory, const std::string& generation,
                            const Xapian::Database& database);

}  // namespace seogo::schema

// What the tables of a Xapian database take on the disk.
//
//   index_tables("stacks/gen-000001")   → {docdata 229.6 MB, postlist 400.7 MB, termlist 287.3 MB}
//   tables_of(IndexDirectory("stacks")) → articles as above, comments/docdata 82.3 MB, …
//
// A table is a file NAME.glass; all other files together are the row "other", if they hold anything.
// Throws schema::Error(io or index).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "schema/generation.h"

namespace seogo::bench {

struct TableSize {
  std::string name;
  std::uint64_t bytes = 0;
};

// In order of name, "other" last.
[[nodiscard]] std::vector<TableSize> index_tables(const std::filesystem::path& database);
// Of the live generation, its comments' database too.
[[nodiscard]] std::vector<TableSize> tables_of(const schema::IndexDirectory& directory);

[[nodiscard]] std::uint64_t total_bytes(const std::vector<TableSize>& tables);

}  // namespace seogo::bench

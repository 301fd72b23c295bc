// Whether the tables of a Xapian database are sound, each by itself.
//
//   table_errors("gen-000002")   →  0
//
// Xapian's check of a whole database also holds the lengths of documents against their term lists, which
// most documents have not (term_lists.h). Xapian errors pass through: files that are missing or that
// cannot be read at all. Safe to call from any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <ostream>

namespace seogo::indexer {

// Xapian's words go to `details`.
[[nodiscard]] std::size_t table_errors(const std::filesystem::path& database,
                                       std::ostream* details = nullptr);

}  // namespace seogo::indexer

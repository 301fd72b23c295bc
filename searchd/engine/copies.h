// Copies of one text, as the indexer has linked them (schema/README.md): a group in common.
//
//   group_of(document)              7ckz…, or empty for an article that has no copy
//   other_copies(database, group)   2: the archive has three of this text
//   copies_term(database, id)       the term that an article and its copies have, and nothing else
//
// Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <xapian.h>

namespace seogo::searchd::engine {

[[nodiscard]] std::string group_of(const Xapian::Document& document);

[[nodiscard]] std::uint64_t other_copies(const Xapian::Database& database,
                                         const std::string& group);

// Nothing if there is no such article.
[[nodiscard]] std::optional<std::string> copies_term(const Xapian::Database& database,
                                                     const std::string& id);

}  // namespace seogo::searchd::engine

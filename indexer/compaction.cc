#include "indexer/compaction.h"

#include <fmt/format.h>
#include <xapian.h>

#include "schema/error.h"

namespace seogo::indexer {

void compact(const std::filesystem::path& from, const std::filesystem::path& to) {
  try {
    Xapian::Database(from.string()).compact(to.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  } catch (const Xapian::Error& error) {
    throw schema::Error(
        schema::ErrorCode::io,
        fmt::format("compacting into {} failed: {}", to.string(), error.get_description()),
        "the live index was not touched; if it cannot be repaired, build it anew: "
        "seogo-indexer rebuild --index DIR PATH…");
  }
}

}  // namespace seogo::indexer

// The comments' database of a generation that was built aside, made from its stored articles on all
// cores.
//
//   articles → ranges of about so many comments → workers, each with an inversion → tables written in
//   one pass
//
//   build_comments(directory, "gen-000002");   gen-000002/comments: all of them, in the articles' order
//
// Memory does not grow with the archive but for what glass::Database keeps; runs stand in building/.
// Nothing is synced. Throws Error(io), and Error(index) where a stored article is damaged; the live index
// is not touched. For the holder of the WriterLock.
#pragma once

#include <cstdint>
#include <string>

#include "schema/generation.h"

namespace seogo::indexer {

inline constexpr std::uint64_t comments_memory = std::uint64_t{128} << 20;  // bytes, a worker

void build_comments(const schema::IndexDirectory& directory, const std::string& generation,
                    std::uint64_t memory = comments_memory);

}  // namespace seogo::indexer

// The comments' database of a generation that was built aside, made from its stored articles on all
// cores.
//
//   articles → ranges of about so many comments → workers, each range a small database → compacted
//   together
//
//   build_comments(directory, "gen-000002");   gen-000002/comments: all of them, in the articles' order
//
// Memory does not grow with the archive: ranges are of one size. Nothing is synced; parts stand in
// building/. Throws Error(io), and Error(index) where a stored article is damaged; the live index is
// not touched. For the holder of the WriterLock.
#pragma once

#include <string>

#include "schema/generation.h"

namespace seogo::indexer {

void build_comments(const schema::IndexDirectory& directory, const std::string& generation);

}  // namespace seogo::indexer

// What is done to a whole index: build it anew, check it, repair it, describe it.
//
//   rebuild(directory, paths, profile)   gen-000002 beside gen-000001: compacted, checked, switched to
//   check(directory)                     findings; empty: all is well
//   stats(directory)                     {articles 43, comments 310, generation gen-000002, …}
//
// Throws schema::Error(index or io). rebuild and repair take the WriterLock themselves.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/profile.h"
#include "indexer/pipeline.h"
#include "schema/generation.h"
#include "schema/stats.h"

namespace seogo::indexer {

// The live generation serves until the new one is whole. Without paths the articles stored in the
// live generation are analyzed anew, which is what a new analyzer version asks for.
[[nodiscard]] Tally rebuild(const schema::IndexDirectory& directory,
                            const std::vector<std::string>& paths, const extract::Profile& profile);

[[nodiscard]] std::vector<std::string> check(const schema::IndexDirectory& directory);

// Compacts the live generation into a new one, checks that, and switches to it.
void repair(const schema::IndexDirectory& directory);

[[nodiscard]] schema::Stats stats(const schema::IndexDirectory& directory);

}  // namespace seogo::indexer

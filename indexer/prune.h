// Removing what is gone from the folders that were given.
//
//   update --prune pages/     pages/2019/old.html is no more: so is its article, unless another file
//                             has it too
//
// A file is gone only where the system says that it is not there. Nothing is removed where something
// that was given could not be looked at, and what lay in a folder that is empty now stays, because a
// disk that is not mounted looks just so; this is told through `intake`. Commits. For the holder of the WriterLock.
#pragma once

#include <string>
#include <vector>

#include "indexer/intake.h"
#include "indexer/writer.h"

namespace seogo::indexer {

void prune(const std::vector<std::string>& paths, Intake& intake, Writer& writer);

}  // namespace seogo::indexer

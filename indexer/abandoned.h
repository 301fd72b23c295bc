// Handles of databases that are never written again, because a commit of theirs failed or was never
// meant to be. Destroying one would commit once more, and a commit that is tried again after a failure
// reports success with the batch dropped; so they stay open until the process ends.
//
//   abandon(std::move(database));
//
// For the one writer.
#pragma once

#include <memory>

#include <xapian.h>

namespace seogo::indexer {

void abandon(std::unique_ptr<Xapian::WritableDatabase> database);

}  // namespace seogo::indexer

// What is done to a whole index: keep it up to date, build it anew, check it, repair it, describe it.
//
//   update(directory, settings)    new and changed articles into the live generation
//   rebuild(directory, settings)   gen-000002 beside gen-000001: built, checked, switched to
//   check(directory)               findings; empty: all is well
//   stats(directory)               {articles 43, comments 310, generation gen-000002, …}
//
// Throws schema::Error(index or io). update, rebuild and repair take the WriterLock themselves.
#pragma once

#include <string>
#include <vector>

#include "indexer/bulk.h"
#include "indexer/extract/profile.h"
#include "indexer/pipeline.h"
#include "indexer/report.h"
#include "indexer/tally.h"
#include "schema/generation.h"
#include "schema/stats.h"

namespace seogo::indexer {

struct Settings {
  std::vector<std::string> paths;
  const extract::Profile& profile;
  Report& report;
  std::uint64_t memory = default_memory;  // of a build, in bytes
  Prune prune = Prune::no;
};

// An index without articles is built as rebuild does it.
[[nodiscard]] Tally update(const schema::IndexDirectory& directory, const Settings& settings);

// The live generation serves until the new one is whole. Without paths the articles stored in the
// live generation are analyzed anew, which is what a new analyzer version asks for.
[[nodiscard]] Tally rebuild(const schema::IndexDirectory& directory, const Settings& settings);

[[nodiscard]] std::vector<std::string> check(const schema::IndexDirectory& directory);

// Compacts the live generation into a new one, checks that, and switches to it.
void repair(const schema::IndexDirectory& directory);

[[nodiscard]] schema::Stats stats(const schema::IndexDirectory& directory);

}  // namespace seogo::indexer

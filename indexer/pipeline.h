// Inputs through extraction into a writer (or any other taker of articles).
//
//   Tally tally = index_paths(paths, profile, writer)
//   → 40 added, 2 changed, 3 unchanged, 4 refused; 12 inputs untouched since the last update
//
// A capture that is refused is reported with file, place and reason; everything else goes on. An
// input is remembered as done only if nothing in it was refused, so that refusals show again at
// every update.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/extract/origins.h"
#include "indexer/extract/profile.h"
#include "indexer/source/refusal.h"
#include "indexer/writer.h"
#include "schema/article.h"

namespace seogo::indexer {

struct Tally {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t refused = 0;
  std::uint64_t untouched_inputs = 0;
  std::uint64_t passed_over = 0;  // files in folders whose form is not read
  std::uint64_t left_out = 0;     // articles of the old index that a rebuild did not find again

  [[nodiscard]] std::string line() const;
};

// Indexes. Commits at the end; Error(io) and Error(index) end it.
[[nodiscard]] Tally index_paths(const std::vector<std::string>& paths,
                                const extract::Profile& profile, Writer& writer);

// Extracts only, in order; the origins tell where each field was read.
using ArticleSink = std::function<void(const schema::Article&, const extract::Origins&)>;
[[nodiscard]] Tally extract_paths(const std::vector<std::string>& paths,
                                  const extract::Profile& profile, const ArticleSink& take);

}  // namespace seogo::indexer

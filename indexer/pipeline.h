// Inputs through extraction into a writer (or any other taker of articles), one after another.
//
//   Intake intake(paths, report);
//   index_inputs(intake, profile, writer);
//   intake.tally.line()  →  40 added, 2 changed, 3 unchanged, 4 refused; 12 files untouched
//
// A capture that is refused is reported with file, place and reason; everything else goes on. An
// input is remembered as done only if nothing in it was refused, so that refusals show again at
// every update.
#pragma once

#include <functional>
#include <string>

#include "indexer/extract/profile.h"
#include "indexer/intake.h"
#include "indexer/writer.h"
#include "schema/article.h"

namespace seogo::indexer {

// What, beside the file itself, decides which articles come out of it.
[[nodiscard]] std::string recipe_of(const extract::Profile& profile);

// The state of an input that was taken in whole; empty where it cannot be told.
[[nodiscard]] std::string state_of(const source::Input& input, const std::string& recipe);

enum class Prune { no, yes };  // also remove what the inputs have no more

// Commits at the end; Error(io) and Error(index) end it.
void index_inputs(Intake& intake, const extract::Profile& profile, Writer& writer,
                  Prune prune = Prune::no);

// Extracts only, in order.
using ArticleSink = std::function<void(const source::Capture&, const schema::Article&)>;
void extract_inputs(Intake& intake, const extract::Profile& profile, const ArticleSink& take);

}  // namespace seogo::indexer

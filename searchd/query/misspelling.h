// Words of the archive that are one jamo away from what was typed, where that makes no sense.
//
//   find_fixes(알트먼이, the segments that no article has)  →  [0, 3): 알트만
//
// The pairs of syllables that the index has tell which of a syllable's 65 neighbours can stand
// beside the next ones; only those are looked up. A word that is right is never looked at. Costs
// about 0.1 ms a syllable of what makes no sense. For one thread, as the database is.
#pragma once

#include <vector>

#include "searchd/query/deadline.h"
#include "searchd/query/segmentation.h"

namespace seogo::searchd::query {

// Those that are found in time.
[[nodiscard]] Fixes find_fixes(const Stretch& stretch, const std::vector<Segment>& segments,
                               const schema::Lexicon& lexicon, Deadline deadline);

}  // namespace seogo::searchd::query

// Finds the copies of a text in an index and gives them a group in common, by which searches fold
// them: a wire story in three newspapers, a page that was captured under two addresses.
//
//   database.add_document(to_document(article));
//   link(database, SharedBands(database, {id}), {id}, lacking);
//       article and copies have the term XD7ckz… and 7ckz… in group_slot
//
// Documents that share a band (shared_bands.h) are candidates; what shares most bands is compared
// first, letter by letter. Groups are what hangs together: where an article is a copy of
// members of two groups, these become one, the smaller rewritten. An article without copies has no
// group; one whose text changes is written without its group, and is linked anew; a group of one is
// harmless. Only documents whose group changes are rewritten, terms and values only. Linking twice
// changes nothing.
//
// Documents that have no term list (term_lists.h) cannot be rewritten: they are put among `lacking`, and
// who would have joined them waits, nothing changed. Given their lists, it is linked again.
//
// A document costs at most so many postings and comparisons, however many copies it has: an
// index of 10,000 times the same notice takes linear time. Nothing is committed. Xapian errors pass
// through. For the one writer.
#pragma once

#include <set>

#include <xapian.h>

#include "indexer/shared_bands.h"

namespace seogo::indexer {

// Returns those that wait.
[[nodiscard]] std::set<Xapian::docid> link(Xapian::WritableDatabase& database,
                                           const SharedBands& bands,
                                           const std::set<Xapian::docid>& documents,
                                           std::set<Xapian::docid>& lacking);

}  // namespace seogo::indexer

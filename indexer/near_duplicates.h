// Finds the copies of a text in an index and gives them a group in common, by which searches fold
// them: a wire story in three newspapers, a page that was captured under two addresses.
//
//   database.add_document(to_document(article));
//   link(database, id);     article and copies have the term XD7ckz… and 7ckz… in group_slot
//   link_all(database);     the same for every document of an index that was built in bulk
//
// Documents that share a band (schema/resemblance.h) are candidates; what shares most bands is
// compared first, letter by letter. Groups are what hangs together: where an article is a copy of
// members of two groups, these become one, the smaller rewritten. An article without copies has no
// group; one whose text changes is written without its group, and is linked anew; a group of one is
// harmless. Only documents whose group changes are rewritten, terms and values only. Linking twice
// changes nothing.
//
// A document costs at most so many postings and comparisons, however many copies it has: an
// index of 10,000 times the same notice takes linear time. Nothing is committed by link; link_all
// commits as it goes. Xapian errors pass through. For the one writer.
#pragma once

#include <xapian.h>

namespace seogo::indexer {

void link(Xapian::WritableDatabase& database, Xapian::docid id);

void link_all(Xapian::WritableDatabase& database);

}  // namespace seogo::indexer

// How many of the results are of each site, of each author, of each month.
//
//   count_facet(database, matching, Facet::site, …)   한빛일보 7, 가온경제 3
//
// Counted from the lists of the index: each value's documents that are among the matching ones. No
// text is read but that of one article for each value shown, to spell the value as it stands there
// (its term is normalized). Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <string>

#include <xapian.h>

#include "searchd/engine/document_set.h"
#include "searchd/engine/request.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

// All documents of an answer, beyond its page.
struct Matching {
  explicit Matching(const Xapian::Database& database) : certain(database), likely(database) {}
  DocumentSet certain;
  DocumentSet likely;  // candidates whose text was not looked at
  double share = 0;    // of the likely ones, that match
  bool whole = true;   // nothing was left out
  [[nodiscard]] bool exact() const { return whole && likely.count() == 0; }
};

// Past the deadline values are left out, and the counts are not exact.
[[nodiscard]] FacetCounts count_facet(const Xapian::Database& database, const Matching& matching,
                                      Facet facet, const Request& request,
                                      query::Deadline deadline);

[[nodiscard]] FacetStats count_stats(const Xapian::Database& database, const Matching& matching);

}  // namespace seogo::searchd::engine

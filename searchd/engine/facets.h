// How many of the results are of each site, of each author, of each month.
//
//   count_facet(Facet::site, matching, request, counting)   한빛일보 7, 가온경제 3
//   with Request::facet_text "한빛" or "ㅎㅂ"                  한빛일보 7
//
// Counted in columns (columns.h): no text is read but, once, that of one article for each value
// shown, to spell the value as it stands there. Of a facet of which values are chosen all values are
// counted that obey the other choices. Past the deadline values are left out, and the counts are not
// exact. Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/columns.h"
#include "searchd/engine/matching.h"
#include "searchd/engine/request.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

struct Counting {
  const Xapian::Database& database;
  Columns& columns;
  query::Deadline deadline;
};

[[nodiscard]] FacetCounts count_facet(Facet facet, const Matching& matching, const Request& request,
                                      const Counting& counting);

[[nodiscard]] FacetStats count_stats(const Matching& matching, const Counting& counting);

}  // namespace seogo::searchd::engine

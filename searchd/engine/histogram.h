// When the results were published, or the comments posted: a bar for each year, month or day.
//
//   count_histogram(DateUnit::month, matching, request, columns, database)
//   → {2023-11, 0 of 41} {2023-12, 7 of 52}
//
// There is a bar for each unit that the archive has any document of, from the request's first day to
// its last, and none for others: whoever draws it puts empty ones between. Of more than `most_dates`
// the oldest go. Days are those of Korea. `count` is of the results: a group of copies counts once in
// each unit that it has a copy in, so that whoever goes there finds as many. `archive` is of all
// documents, copies too, so that `count` is never above it. For one thread, as the database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/columns.h"
#include "searchd/engine/matching.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

[[nodiscard]] Histogram count_histogram(DateUnit unit, const Matching& matching,
                                        const Request& request, Columns& columns,
                                        const Xapian::Database& database);

}  // namespace seogo::searchd::engine

// From a filter to the Xapian query that chooses what it lets through.
//
//   filter_query(all_of({equals(site, "한빛일보"), in_range(likes, 10, {})}), database, deadline)
//   →  H한빛일보 FILTER likes ≥ 10
//
//   filtered(query, {.sites = {"한빛일보"}, .from = 2023-12-01}, …)   query FILTER H한빛일보 FILTER …
//
// Weighs nothing. Past the deadline less is let through, and `cut` says so. Xapian errors pass
// through. For one thread, as the database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/filter.h"
#include "searchd/engine/request.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

[[nodiscard]] Xapian::Query filter_query(const Filter& filter, const Xapian::Database& database,
                                         query::Deadline deadline, bool& cut);

// What of a query's documents a request lets through, by all its filters.
[[nodiscard]] Xapian::Query filtered(Xapian::Query query, const Request& request,
                                     const Xapian::Database& database, query::Deadline deadline,
                                     bool& cut);

// Whether a request has conditions beside its words.
[[nodiscard]] bool narrows(const Request& request);

}  // namespace seogo::searchd::engine

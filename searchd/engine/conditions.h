// From the conditions of a request, beside its words, to the plan that chooses what they let through.
//
//   conditions({.sites = {"한빛일보"}, .from = 2023-12-01}, …)   H한빛일보 AND published ≥ …
//   conditions({}, …)                                            everything
//   conditions({.filter = all_of({equals(site, "한빛일보"), in_range(likes, 10, {})})}, …)
//
// To be asked without weights. Past the deadline less is let through, and `cut` says so. Xapian errors
// pass through. For one thread, as the database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/request.h"
#include "searchd/query/deadline.h"
#include "searchd/query/plan.h"

namespace seogo::searchd::engine {

[[nodiscard]] query::Plan conditions(const Request& request, const Xapian::Database& database,
                                     query::Deadline deadline, bool& cut);

}  // namespace seogo::searchd::engine

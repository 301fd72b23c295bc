// A search as a file of rows: /v1/search?format=csv, sent while it is found (rows/rows.h).
//
//   GET /v1/search?q=해고&format=csv&fields=id,title
//   → text/csv, attachment articles.csv, X-Total-Count: 34120, X-Row-Limit: 10000
//
// The row limit is the operator's (export-rows); with 0 the answer is 403. X-Total-Count above
// X-Row-Limit tells beforehand that the file will not hold all. Safe to call from any thread.
#pragma once

#include <optional>

#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

// Nothing where an ordinary reply is asked for.
[[nodiscard]] std::optional<http::Response> exported(const Routes& routes,
                                                     const http::Request& request);

}  // namespace seogo::searchd::routes

// Whether the daemon lives, and whether it can answer.
#pragma once

#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response health(const Routes&, const http::Request&, const Values&);
// Opens the index as a search does: 503 where that fails.
[[nodiscard]] http::Response readiness(const Routes&, const http::Request&, const Values&);

}  // namespace seogo::searchd::routes

// What a theme brings: theme/logo.svg.
#pragma once

#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response theme_file(const Routes&, const http::Request&, const Values&);

}  // namespace seogo::searchd::routes

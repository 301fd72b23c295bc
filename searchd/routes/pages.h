// The answers that people read in a browser.
#pragma once

#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response search_page(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response article_page(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response style_sheet(const Routes&, const http::Request&, const Values&);

}  // namespace seogo::searchd::routes

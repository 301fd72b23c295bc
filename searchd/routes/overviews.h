// The pages that tell what the archive has: of an author, of a month, of a year, and its first page.
// Each is put together from a few searches.
#pragma once

#include "searchd/page/view.h"
#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response author_page(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response month_page(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response year_page(const Routes&, const http::Request&, const Values&);

// `view` was asked for nothing; it has the request for the newest articles, and no reply yet.
[[nodiscard]] http::Response front_page(const Routes& routes, page::View& view);

}  // namespace seogo::searchd::routes

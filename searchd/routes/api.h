// The answers of the JSON API: /v1/…
#pragma once

#include "schema/article.h"
#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response search(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response article(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response related(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response suggest(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response stats(const Routes&, const http::Request&, const Values&);

// Throws Error(not_found).
[[nodiscard]] schema::Article found_article(const Routes& routes, const std::string& id);

}  // namespace seogo::searchd::routes

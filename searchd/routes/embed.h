// The widget for other sites: its script and style sheet are for everybody, whoever may search.
#pragma once

#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response embed_page(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response embed_json(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response embed_script(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response embed_style(const Routes&, const http::Request&, const Values&);
// 404 for any but the version that is served.
[[nodiscard]] http::Response embed_version(const Routes&, const http::Request&, const Values&);

}  // namespace seogo::searchd::routes

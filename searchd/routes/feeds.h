// The answers for those who search from elsewhere: browsers' search boxes, feed readers, and whoever
// writes a program against the API.
//
// What cannot be asked is told them as JSON, as everywhere: a feed reader looks at the status alone, and
// a person who mends an address reads either.
#pragma once

#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response search_description(const Routes&, const http::Request&, const Values&);
// The parameters of /v1/search, and startIndex: an offset that begins with 1, as OpenSearch counts.
[[nodiscard]] http::Response search_feed(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response browser_suggestions(const Routes&, const http::Request&,
                                                 const Values&);
[[nodiscard]] http::Response api_description(const Routes&, const http::Request&, const Values&);

}  // namespace seogo::searchd::routes

// The answers that people read in a browser.
#pragma once

#include <string>

#include "searchd/http/failure.h"
#include "searchd/page/view.h"
#include "searchd/routes/refusal.h"
#include "searchd/routes/route.h"
#include "searchd/theme/theme.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response search_page(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response article_page(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response style_sheet(const Routes&, const http::Request&, const Values&);

[[nodiscard]] http::Response icon(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response page_script(const Routes&, const http::Request&, const Values&);

// A person sees a page even when a search fails.
[[nodiscard]] http::Response failed_page(const Routes& routes, const page::View& view,
                                         const http::Failure& failure);

// What a person is told who goes where nothing is, or has no key.
[[nodiscard]] http::Response refusal_page(const Routes&, Refusal, const http::Request&);

// What the answers that are pages have in common. A view lives as long as routes, request and `theme`
// do; `root` leads from the page to the archive's first.
[[nodiscard]] page::View view_of(const Routes& routes, const theme::Theme& theme,
                                 const http::Request& request, std::string root);
[[nodiscard]] http::Response html(const Routes& routes, int status, std::string body,
                                  const Header& kept = revalidated);

}  // namespace seogo::searchd::routes

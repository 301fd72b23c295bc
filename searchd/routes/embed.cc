#include "searchd/routes/embed.h"

#include <fmt/format.h>

#include "searchd/embed/widget.h"
#include "searchd/http/failure.h"
#include "searchd/page/embedding.h"
#include "searchd/routes/pages.h"
#include "searchd/routes/routes.h"
#include "searchd/routes/tag.h"

namespace seogo::searchd::routes {
namespace {

// Any page may load these; a page that isolates itself asks for the second.
http::Response for_everybody(http::Response response) {
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
  return response;
}

http::Response script(const Header& kept) {
  return {200, http::script_type, std::string(embed::script()), {kept}, {}};
}

}  // namespace

http::Response embed_page(const Routes& routes, const http::Request& request, const Values&) {
  const std::shared_ptr<const theme::Theme> theme = routes.theme();
  return html(routes, 200,
              page::embedding_page(view_of(routes, *theme, request, ""),
                                   routes.options().public_address.of(request)));
}

http::Response embed_json(const Routes&, const http::Request& request, const Values&) {
  // What is in it are digits, letters and +/=: nothing to escape.
  std::string body =
      fmt::format(R"({{"version":"{}","url":"{}","integrity":"{}","bytes":{}}})", embed::version(),
                  embed::address(), embed::integrity(), embed::script().size());
  return for_everybody(kept_by_version(request, embed::version(),
                                       {200, http::json_type, std::move(body), {revalidated}, {}}));
}

http::Response embed_script(const Routes&, const http::Request& request, const Values&) {
  return for_everybody(kept_by_version(request, embed::version(), script(for_an_hour)));
}

http::Response embed_style(const Routes&, const http::Request& request, const Values&) {
  return for_everybody(
      kept_by_version(request, embed::version(),
                      {200, http::css_type, std::string(embed::style_sheet()), {for_an_hour}, {}}));
}

http::Response embed_version(const Routes&, const http::Request&, const Values& values) {
  if (values.front() != embed::version() + ".js") {
    return for_everybody(http::json_response(http::failure_of_status(404)));
  }
  return for_everybody(script(immutable));
}

}  // namespace seogo::searchd::routes

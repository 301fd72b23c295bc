#include "searchd/routes/theme_files.h"

#include "searchd/http/failure.h"
#include "searchd/routes/routes.h"
#include "searchd/routes/tag.h"

namespace seogo::searchd::routes {

http::Response theme_file(const Routes& routes, const http::Request& request,
                          const Values& values) {
  const std::shared_ptr<const theme::Theme> theme = routes.theme();
  const theme::Asset* asset = theme->file(values.front());
  if (asset == nullptr) return http::json_response(http::failure_of_status(404));
  // Pages name the style sheet by its version.
  const auto version = request.parameters.find("v");
  const bool lasts = version != request.parameters.end() && !version->second.empty() &&
                     asset->version.starts_with(version->second);
  http::Response response = kept_by_version(
      request, asset->version,
      {200, std::string(asset->type), asset->bytes, {lasts ? lasting : revalidated}, {}});
  // An SVG that is opened by itself is a document, with scripts if it likes.
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return response;
}

}  // namespace seogo::searchd::routes

#include "searchd/routes/refusal.h"

#include <algorithm>

#include "searchd/http/failure.h"
#include "searchd/routes/meilisearch.h"
#include "searchd/routes/pages.h"

namespace seogo::searchd::routes {

int status_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::nothing_here:
      return 404;
    case Refusal::no_such_method:
      return 405;
    case Refusal::no_key:
    case Refusal::wrong_key:
      break;
  }
  return 401;
}

namespace {

// Browsers say so of every address that a person goes to; programs seldom do.
bool wants_page(const http::Request& request) {
  return request.method == "GET" && !request.path.starts_with("/v1/") &&
         request.header("accept").find("text/html") != std::string::npos;
}

http::Response refused(const Routes& routes, Refusal refusal, const http::Request& request) {
  if (wants_page(request)) return refusal_page(routes, refusal, request);
  return http::json_response(http::failure_of_status(status_of(refusal)));
}

http::Response failed(const std::exception& error) {
  return http::json_response(http::failure_of(error));
}

// The first whose start an address has.
constexpr Shape shapes[] = {
    {"/meilisearch/", meilisearch_refused, meilisearch_failed},
    {"", refused, failed},
};

}  // namespace

const Shape& shape_of(std::string_view path) {
  return *std::find_if(std::begin(shapes), std::end(shapes),
                       [path](const Shape& shape) { return path.starts_with(shape.start); });
}

}  // namespace seogo::searchd::routes

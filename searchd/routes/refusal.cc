#include "searchd/routes/refusal.h"

#include <algorithm>

#include "searchd/http/failure.h"
#include "searchd/routes/meilisearch.h"

namespace seogo::searchd::routes {
namespace {

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

http::Response refused(Refusal refusal, const http::Request&) {
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

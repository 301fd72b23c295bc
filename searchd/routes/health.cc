#include "searchd/routes/health.h"

#include "searchd/routes/routes.h"

namespace seogo::searchd::routes {

http::Response health(const Routes&, const http::Request&, const Values&) {
  return {200, http::json_type, R"({"status":"ok"})", {not_stored}, {}};
}

http::Response readiness(const Routes& routes, const http::Request&, const Values&) {
  static_cast<void>(routes.engine().version());
  return {200, http::json_type, R"({"status":"ready"})", {not_stored}, {}};
}

}  // namespace seogo::searchd::routes

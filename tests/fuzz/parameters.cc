// What stands behind "?": names and values, and the filters and numbers of a search among them.
#include "searchd/wire/parameters.h"

#include "schema/utf8.h"
#include "searchd/engine/request.h"
#include "searchd/routes/pattern.h"
#include "searchd/routes/tag.h"
#include "searchd/wire/query_string.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

const fuzz::Target target("parameters", [](std::string_view bytes) {
  const wire::Parameters parameters = wire::parse_query(bytes);
  for (const auto& [name, value] : parameters) {
    fuzz::require(schema::first_invalid(name) == std::string::npos, "a name that is not UTF-8");
    fuzz::require(schema::first_invalid(value) == std::string::npos, "a value that is not UTF-8");
  }
  const std::string printed = wire::print_query(parameters);
  fuzz::require(wire::parse_query(printed) == parameters, "other parameters when printed");
  fuzz::unless_refused(
      [&] {
        const engine::Request request = wire::read_search(parameters).request;
        fuzz::require(request.limit <= engine::most_hits, "too many hits");
        fuzz::require(request.offset + request.limit <= engine::deepest_hit, "too deep");
        fuzz::require(!request.from || !request.to || !(*request.to < *request.from), "no span");
      },
      schema::ErrorCode::parameter);
  static_cast<void>(routes::match("/v1/articles/{id}", bytes));
  fuzz::require(!routes::is_known(bytes, "W/\"0123456789abcdef\"") ||
                    bytes.find("0123456789abcdef") != std::string_view::npos ||
                    bytes.find('*') != std::string_view::npos,
                "a tag that was not given");
});

}  // namespace

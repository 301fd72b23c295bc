// Why no row of the table answers, and how a family of addresses tells failures.
//
//   shape_of("/v1/nothing").refused(Refusal::nothing_here, request)           {"error":{"code":"not_found", …
//   shape_of("/meilisearch/nothing").refused(Refusal::nothing_here, request)  {"message":…,"code":"not_found", …
//   … where a person's browser asks for a page                                a page that says so
//
// Pure, but that failures are logged; safe to call from any thread.
#pragma once

#include <exception>
#include <string_view>

#include "searchd/http/message.h"

namespace seogo::searchd::routes {

class Routes;

enum class Refusal {
  nothing_here,
  no_such_method,
  no_key,
  wrong_key,
};

struct Shape {
  std::string_view start;  // of the addresses
  http::Response (*refused)(const Routes&, Refusal, const http::Request&);
  http::Response (*failed)(const std::exception&);
};

[[nodiscard]] int status_of(Refusal refusal);

[[nodiscard]] const Shape& shape_of(std::string_view path);

}  // namespace seogo::searchd::routes

// The path of a route, with places for values.
//
//   match("/v1/articles/{id}", "/v1/articles/a%2F1")   {"a/1"}: one value for each place, decoded
//   match("/v1/articles/{id}", "/v1/articles/a/1")     nothing: a place is one segment
//
// Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::searchd::routes {

[[nodiscard]] std::optional<std::vector<std::string>> match(std::string_view pattern,
                                                            std::string_view path);

}  // namespace seogo::searchd::routes

// A request and a response as the routes know them: no socket, no library of HTTP.
//
//   GET /v1/articles/https%3A%2F%2Fa.kr%2F1?highlight=none
//   → method GET, path /v1/articles/https%3A%2F%2Fa.kr%2F1, parameters {highlight: none}
//
// The path stays encoded, because a decoded id may hold slashes.
// Plain values.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "searchd/wire/query_string.h"

namespace seogo::searchd::http {

struct Request {
  std::string method;
  std::string path;
  wire::Parameters parameters;
};

struct Response {
  int status = 200;
  std::string type;  // Content-Type
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

inline constexpr const char* json_type = "application/json; charset=utf-8";
inline constexpr const char* html_type = "text/html; charset=utf-8";
inline constexpr const char* css_type = "text/css; charset=utf-8";

}  // namespace seogo::searchd::http

// A request and a response as the routes know them: no socket, no library of HTTP.
//
//   GET /v1/articles/https%3A%2F%2Fa.kr%2F1?highlight=none
//   → method GET, path /v1/articles/https%3A%2F%2Fa.kr%2F1, parameters {highlight: none}
//
// The path stays encoded, because a decoded id may hold slashes.
// Plain values.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/address.h"
#include "searchd/wire/query_string.h"

namespace seogo::searchd::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string path;
  wire::Parameters parameters;
  Headers headers;
  std::string body;
  Address client;          // behind our proxies
  bool is_secure = false;  // a proxy of ours says that it came to it by https

  // Values of that name, without regard to case, joined by commas; empty if there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string type;  // Content-Type
  std::string body;
  Headers headers;
  std::string_view route;  // the pattern that answered, for metrics and logs; of static storage
  // In place of `body`, one that is made while it is sent: appends its next piece, some 64 KiB, and
  // says whether another follows. Called by one thread at a time, not always the same; what it throws
  // ends the reply without its end (streamed_reply.h).
  using Next = std::function<bool(std::string& piece)>;
  Next next = {};

  [[nodiscard]] bool has(std::string_view name) const;
};

using Answer = std::function<Response(const Request&)>;

inline constexpr const char* json_type = "application/json; charset=utf-8";
inline constexpr const char* html_type = "text/html; charset=utf-8";
inline constexpr const char* css_type = "text/css; charset=utf-8";
inline constexpr const char* script_type = "text/javascript; charset=utf-8";
inline constexpr const char* svg_type = "image/svg+xml";
inline constexpr const char* text_type = "text/plain; charset=utf-8";

}  // namespace seogo::searchd::http

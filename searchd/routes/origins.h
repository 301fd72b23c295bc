// Which other sites' scripts may read our replies: CORS, as the Fetch standard has it.
//
//   Origins({"https://news.example.kr"}).allows("https://news.example.kr")   true: exactly that
//   Origins({"*"}).allows("https://a.kr")                                    true: a public archive
//
// Throws Error(usage) for what is no origin. Cookies are never allowed: there are none. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/message.h"

namespace seogo::searchd::routes {

class Origins {
 public:
  Origins() = default;  // nobody's
  explicit Origins(std::vector<std::string> origins);

  [[nodiscard]] bool allows(std::string_view origin) const;

  // What the request's origin must be told, in any reply to it.
  void add_headers(std::string_view origin, http::Response& response) const;

  // The answer to a browser that asks before it asks; `allowed` is the methods of the address.
  [[nodiscard]] http::Response preflight(const std::string& allowed) const;

 private:
  bool any_ = false;
  std::vector<std::string> origins_;
};

}  // namespace seogo::searchd::routes

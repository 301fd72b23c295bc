#include "searchd/routes/origins.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::searchd::routes {
namespace {

// scheme://host or scheme://host:port, as browsers send it: lower case, nothing behind.
bool is_origin(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme == std::string_view::npos || scheme == 0) return false;
  const std::string_view host = text.substr(scheme + 3);
  return !host.empty() && std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte >= 0x7F || (c >= 'A' && c <= 'Z');
  }) && host.find_first_of("/?#@*,") == std::string_view::npos;
}

}  // namespace

Origins::Origins(std::vector<std::string> origins) : origins_(std::move(origins)) {
  for (const std::string& origin : origins_) {
    if (origin == "*") {
      any_ = true;
    } else if (!is_origin(origin)) {
      throw schema::Error(schema::ErrorCode::usage, fmt::format("{} is no origin", origin),
                          "give a scheme and host in lower case, such as https://news.example.kr, "
                          "or * for everybody");
    }
  }
}

bool Origins::allows(std::string_view origin) const {
  return any_ || std::find(origins_.begin(), origins_.end(), origin) != origins_.end();
}

void Origins::add_headers(std::string_view origin, http::Response& response) const {
  if (response.has("Access-Control-Allow-Origin")) return;  // for everybody, whoever may search
  if (any_) {
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  } else if (!origins_.empty()) {
    // A cache between must not give one site what was made for another.
    response.headers.emplace_back("Vary", "Origin");
    if (origin.empty() || !allows(origin)) return;
    response.headers.emplace_back("Access-Control-Allow-Origin", origin);
  } else {
    return;
  }
  response.headers.emplace_back("Access-Control-Expose-Headers",
                                "ETag, Retry-After, X-Total-Count, X-Row-Limit");
}

http::Response Origins::preflight(const std::string& allowed) const {
  http::Response response{204, {}, {}, {{"Allow", allowed}}, {}};
  if (!any_ && origins_.empty()) return response;
  response.headers.emplace_back("Access-Control-Allow-Methods", allowed);
  response.headers.emplace_back("Access-Control-Allow-Headers",
                                "Authorization, Content-Type, If-None-Match, X-Meilisearch-Client");
  response.headers.emplace_back("Access-Control-Max-Age", "86400");
  return response;
}

}  // namespace seogo::searchd::routes

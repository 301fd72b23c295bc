#include "searchd/http/message.h"

#include <algorithm>

#include "searchd/http/head.h"

namespace seogo::searchd::http {

std::string Request::header(std::string_view name) const {
  std::string joined;
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) joined += (joined.empty() ? "" : ", ") + value;
  }
  return joined;
}

bool Response::has(std::string_view name) const {
  return std::any_of(headers.begin(), headers.end(),
                     [name](const auto& header) { return same_name(header.first, name); });
}

}  // namespace seogo::searchd::http

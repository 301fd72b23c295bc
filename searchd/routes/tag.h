// The ETag of a reply: the same as long as the index, the archive's settings and what was asked are.
//
//   tag_of("gen-000007.123", "서고 0.1.0", request)   W/"5d41402abc4b2a76b9719d911017c592"
//   is_known("W/\"5d41…\", \"other\"", tag)     true: 304
//
// "*", any version there is, is for those who write: to readers it says nothing.
// Weak, because gzip and the time a search took change bytes and nothing else. Pure.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http/message.h"

namespace seogo::searchd::routes {

[[nodiscard]] std::string tag_of(std::string_view version, std::string_view settings,
                                 const http::Request& request);
[[nodiscard]] bool is_known(std::string_view if_none_match, std::string_view tag);

// For files that change with the program or its theme and not with the index:
//   kept_by_version(request, "3f0c2a9d", response)   the response with ETag W/"3f0c2a9d"
//   … with If-None-Match: W/"3f0c2a9d"               304, with its other headers
[[nodiscard]] http::Response kept_by_version(const http::Request& request, std::string_view version,
                                             http::Response response);

}  // namespace seogo::searchd::routes

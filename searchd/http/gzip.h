// Replies made smaller for clients that take them so.
//
//   takes_gzip("br, gzip;q=0.8")   true: gzip is what we have
//   takes_gzip("gzip;q=0")         false
//   gzip(body)                     30 KB of Korean JSON: about 8 KB in 0.4 ms
//
// Throws Error(io) if there is no memory. Safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::searchd::http {

[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);
[[nodiscard]] bool is_text(std::string_view content_type);  // what gzip makes smaller
[[nodiscard]] std::string gzip(std::string_view body);

}  // namespace seogo::searchd::http

// Where the server listens.
//
//   parse_listen_address("127.0.0.1:8377")   host 127.0.0.1, port 8377
//   parse_listen_address("[::1]:0")          host ::1, and a port that the system picks
//   parse_listen_address("8377")             throws Error(usage)
//
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::searchd::http {

struct ListenAddress {
  std::string host;  // without the brackets of IPv6
  int port = 0;

  [[nodiscard]] std::string url() const;  // http://[::1]:8377
};

[[nodiscard]] ListenAddress parse_listen_address(std::string_view text);

}  // namespace seogo::searchd::http

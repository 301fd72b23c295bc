// Where the server listens.
//
//   parse_listen_address("127.0.0.1:8377")            one address of this machine
//   parse_listen_address("[::1]:0")                   a port that the system picks
//   parse_listen_address("*:80")                      every address, IPv4 and IPv6
//   parse_listen_address("unix:/run/seogo/searchd")   a socket in the file system
//   parse_listen_address("systemd")                   the sockets that systemd hands over
//   parse_listen_address("8377")                      throws Error(usage)
//
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::searchd::http {

struct ListenAddress {
  enum class Kind { internet, unix_socket, systemd };

  std::string host;  // without the brackets of IPv6
  int port = 0;
  Kind kind = Kind::internet;
  std::string path;  // of a Unix socket

  [[nodiscard]] std::string url() const;  // http://[::1]:8377, unix:/run/seogo/searchd
};

[[nodiscard]] ListenAddress parse_listen_address(std::string_view text);

}  // namespace seogo::searchd::http

#include "searchd/http/listen_address.h"

#include <charconv>

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::searchd::http {
namespace {

constexpr int highest_port = 65535;
constexpr std::string_view unix_scheme = "unix:";
constexpr std::size_t longest_path = 107;  // bytes, of sockaddr_un

[[noreturn]] void refuse(std::string_view text) {
  throw schema::Error(
      schema::ErrorCode::usage, fmt::format("cannot listen on {}", text),
      "give HOST:PORT, such as 127.0.0.1:8377, [::1]:8377 or *:80 (port 0 picks a free one), "
      "unix:/PATH, or systemd");
}

}  // namespace

std::string ListenAddress::url() const {
  if (kind == Kind::systemd) return "systemd";
  if (kind == Kind::unix_socket) return std::string(unix_scheme) + path;
  const bool six = host.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}", six ? "[" : "", host, six ? "]" : "", port);
}

ListenAddress parse_listen_address(std::string_view text) {
  if (text == "systemd") return {{}, 0, ListenAddress::Kind::systemd, {}};
  if (text.starts_with(unix_scheme)) {
    const std::string_view path = text.substr(unix_scheme.size());
    if (!path.starts_with('/') || path.size() > longest_path) refuse(text);
    return {{}, 0, ListenAddress::Kind::unix_socket, std::string(path)};
  }
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) refuse(text);
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  if (bracketed) host = host.substr(1, host.size() - 2);
  // Without brackets, the last part of an IPv6 address would be taken for the port.
  if (host.empty() || (!bracketed && host.find(':') != std::string_view::npos)) refuse(text);

  ListenAddress address{std::string(host), 0, ListenAddress::Kind::internet, {}};
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  const bool whole = error == std::errc() && stop == digits.data() + digits.size();
  if (!whole || address.port < 0 || address.port > highest_port) refuse(text);
  return address;
}

}  // namespace seogo::searchd::http

#include "searchd/routes/public_address.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::searchd::routes {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::string_view schemes[] = {"https://", "http://"};
constexpr std::size_t longest_name = 253;  // of a host (RFC 1035)

bool is_all(std::string_view text, std::string_view marks, int (*kind)(int)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (kind(byte) != 0 || marks.find(c) != std::string_view::npos);
  });
}

// Empty, or a colon and a number of at most five digits.
bool is_port(std::string_view text) {
  constexpr std::size_t longest = 6;
  constexpr int most = 65535;
  return text.empty() ||
         (text.size() <= longest && text[0] == ':' && is_all(text.substr(1), "", std::isdigit) &&
          std::stoi(std::string(text.substr(1))) <= most);
}

// a.kr, a.kr:8377, [2001:db8::1]:8377
bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    return end != std::string_view::npos && is_all(host.substr(1, end - 1), ":.", std::isxdigit) &&
           is_port(host.substr(end + 1));
  }
  const std::string_view name = host.substr(0, host.find(':'));
  const bool has_empty_label = name.starts_with('.') || name.find("..") != std::string_view::npos;
  return name.size() <= longest_name && is_all(name, ".-_", std::isalnum) && !has_empty_label &&
         is_port(host.substr(name.size()));
}

bool is_path(std::string_view path) {
  return path.empty() || (path[0] == '/' && is_all(path, "/-._~%", std::isalnum));
}

}  // namespace

PublicAddress::PublicAddress(std::string_view configured) : configured_(configured) {
  if (configured.empty()) return;
  const bool good = std::any_of(std::begin(schemes), std::end(schemes), [&](auto scheme) {
    if (!configured.starts_with(scheme)) return false;
    const std::string_view behind = configured.substr(scheme.size());
    const std::string_view host = behind.substr(0, behind.find('/'));
    return is_host(host) && is_path(behind.substr(host.size()));
  });
  if (!good) {
    throw Error(ErrorCode::usage, fmt::format("it cannot be {}", configured),
                "a scheme, a host and perhaps a path, such as https://search.example.kr/stacks");
  }
  if (!configured_.ends_with('/')) configured_ += '/';
}

std::string PublicAddress::of(const http::Request& request) const {
  if (!configured_.empty()) return configured_;
  const std::string host = request.header("host");
  if (!is_host(host)) {
    throw Error(ErrorCode::parameter, "the Host header names no host",
                "send the host and port that you ask, such as search.example.kr");
  }
  return (request.is_secure ? "https://" : "http://") + host + "/";
}

}  // namespace seogo::searchd::routes

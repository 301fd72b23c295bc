#include "searchd/http/address.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "searchd/http/head.h"

namespace seogo::searchd::http {
namespace {

constexpr std::size_t mapped_bytes = 12;  // of ::ffff: before an IPv4 address
constexpr std::array<std::uint8_t, mapped_bytes> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255};
constexpr unsigned all_bits = 128;
constexpr unsigned v4_begin = 96;        // bits
constexpr std::size_t client_bytes = 8;  // of IPv6: what one household is given

bool same_bits(const std::array<std::uint8_t, 16>& a, const std::array<std::uint8_t, 16>& b,
               unsigned bits) {
  const std::size_t whole = bits / 8;
  if (std::memcmp(a.data(), b.data(), whole) != 0) return false;
  const unsigned rest = bits % 8;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xFF << (8 - rest));
  return (a[whole] & mask) == (b[whole] & mask);
}

// As proxies write it: 203.0.113.7, 203.0.113.7:4711, 2001:db8::1, [2001:db8::1]:4711.
std::optional<Address> forwarded_address(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    return Address::parse(text.substr(1, end - 1));
  }
  const bool has_port = std::count(text.begin(), text.end(), ':') == 1;
  return Address::parse(has_port ? text.substr(0, text.find(':')) : text);
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  const std::string ended(text);  // inet_pton wants an end
  Address address;
  address.known_ = true;
  if (::inet_pton(AF_INET, ended.c_str(), address.bytes_.data() + mapped_bytes) == 1) {
    std::copy(mapped.begin(), mapped.end(), address.bytes_.begin());
    return address;
  }
  if (::inet_pton(AF_INET6, ended.c_str(), address.bytes_.data()) == 1) return address;
  return std::nullopt;
}

Address Address::of(const sockaddr& from) {
  Address address;
  if (from.sa_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(from);
    std::copy(mapped.begin(), mapped.end(), address.bytes_.begin());
    std::memcpy(address.bytes_.data() + mapped_bytes, &v4.sin_addr, sizeof v4.sin_addr);
    address.known_ = true;
  } else if (from.sa_family == AF_INET6) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(from);
    std::memcpy(address.bytes_.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
    address.known_ = true;
  }
  return address;
}

bool Address::is_v4() const { return std::equal(mapped.begin(), mapped.end(), bytes_.begin()); }

std::string Address::text() const {
  if (!known_) return "unix";
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int family = is_v4() ? AF_INET : AF_INET6;
  const void* begin = bytes_.data() + (is_v4() ? mapped_bytes : 0);
  return ::inet_ntop(family, begin, text.data(), text.size()) != nullptr ? text.data() : "";
}

bool Address::is_local() const {
  constexpr std::uint8_t v4_loopback = 127;
  constexpr std::array<std::uint8_t, 16> v6_loopback = {0, 0, 0, 0, 0, 0, 0, 0,
                                                        0, 0, 0, 0, 0, 0, 0, 1};
  if (!known_ || bytes_ == v6_loopback) return true;
  return is_v4() && bytes_[mapped_bytes] == v4_loopback;
}

Address Address::client() const {
  Address client = *this;
  if (!is_v4()) std::fill(client.bytes_.begin() + client_bytes, client.bytes_.end(), 0);
  return client;
}

std::optional<Network> Network::parse(std::string_view text) {
  Network network;
  if (text == "unix") return network;
  const std::size_t slash = text.find('/');
  const std::optional<Address> begin = Address::parse(text.substr(0, slash));
  if (!begin) return std::nullopt;
  network.begin_ = *begin;
  network.bits_ = all_bits;
  if (slash == std::string_view::npos) return network;
  const std::string_view digits = text.substr(slash + 1);
  const bool v4 = text.find(':') == std::string_view::npos;
  const unsigned most = v4 ? all_bits - v4_begin : all_bits;
  unsigned bits = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, bits);
  if (digits.empty() || error != std::errc() || stop != end || bits > most) return std::nullopt;
  network.bits_ = bits + (v4 ? v4_begin : 0);
  return network;
}

bool Network::has(const Address& address) const {
  if (begin_.is_unix() || address.is_unix()) return begin_.is_unix() && address.is_unix();
  return same_bits(begin_.bytes(), address.bytes(), bits_);
}

bool is_one_of(const Address& address, const Networks& networks) {
  return std::any_of(networks.begin(), networks.end(),
                     [&address](const Network& network) { return network.has(address); });
}

Address client_of(const Address& peer, std::string_view forwarded, const Networks& proxies) {
  Address client = peer;
  while (!forwarded.empty() && is_one_of(client, proxies)) {
    const std::size_t comma = forwarded.rfind(',');
    const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
    const std::optional<Address> told = forwarded_address(without_spaces(forwarded.substr(begin)));
    // All whom a proxy does not know are one client: nobody is free of a rate by writing nonsense.
    if (!told) return *Address::parse("0.0.0.0");
    client = *told;
    forwarded = forwarded.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client;
}

}  // namespace seogo::searchd::http

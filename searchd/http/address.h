// Where a request comes from, and networks of such places.
//
//   Address::parse("::ffff:203.0.113.7")->text()         203.0.113.7: one written as IPv6 is the same
//   Network::parse("10.0.0.0/8")->has(address)           a proxy of ours?
//   client_of(proxy, "203.0.113.7, 10.0.0.2", networks)  203.0.113.7, if the networks have both proxies
//
// A client that comes by a Unix socket has no address: it is trusted where the networks name `unix`.
// Pure; safe to call from any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace seogo::searchd::http {

class Address {
 public:
  Address() = default;  // a Unix socket's
  [[nodiscard]] static std::optional<Address> parse(std::string_view text);
  [[nodiscard]] static Address of(const sockaddr& from);

  [[nodiscard]] std::string text() const;  // "unix" for a Unix socket
  [[nodiscard]] bool is_unix() const { return !known_; }
  [[nodiscard]] bool is_local() const;   // of this machine: loopback, or a Unix socket
  [[nodiscard]] Address client() const;  // the whole address for IPv4, its /64 for IPv6

  auto operator<=>(const Address&) const = default;
  [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }

 private:
  [[nodiscard]] bool is_v4() const;
  std::array<std::uint8_t, 16> bytes_{};  // IPv4 as ::ffff:a.b.c.d
  bool known_ = false;
};

class Network {
 public:
  // 10.0.0.0/8, 2001:db8::/32, 203.0.113.7 or unix; nothing for what is none of these.
  [[nodiscard]] static std::optional<Network> parse(std::string_view text);

  [[nodiscard]] bool has(const Address& address) const;

 private:
  Address begin_;
  unsigned bits_ = 0;  // of begin_ that count, of 128
};

using Networks = std::vector<Network>;

[[nodiscard]] bool is_one_of(const Address& address, const Networks& networks);

// The rightmost address of X-Forwarded-For that is none of our proxies, as far as the proxies that
// told us are ours; else the peer.
[[nodiscard]] Address client_of(const Address& peer, std::string_view forwarded,
                                const Networks& proxies);

}  // namespace seogo::searchd::http

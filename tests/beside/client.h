// A client of one connection that asks, one request after another, and knows a whole reply from one
// that broke off.
//
//   Client client(port);
//   client.ask("/v1/search?q=%ED%95%B4%EA%B3%A0")   → Reply{200, whole, 3.1 ms, "{…}"}
//   fetch(port, "/healthz")                          the same on a connection of its own
//
// It connects when first asked, and again after the server has said that it closes. Waits ten seconds
// at most. One thread an object.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/file.h"

namespace seogo::beside {

struct Reply {
  int status = 0;      // 0: nothing came, or no HTTP
  bool whole = false;  // to the last byte of Content-Length
  bool begun = false;  // some byte came
  double ms = 0;       // from before connecting, where that was needed, to the last byte
  std::string body;

  [[nodiscard]] bool good() const { return status == 200 && whole; }
};

class Client {
 public:
  explicit Client(std::uint16_t port) : port_(port) {}

  [[nodiscard]] Reply ask(std::string_view target);
  // The two halves of it.
  bool send(std::string_view target);  // whether the kernel took it
  [[nodiscard]] Reply receive();
  void hang_up() { socket_ = schema::File(); }

 private:
  std::uint16_t port_;
  schema::File socket_;
};

[[nodiscard]] Reply fetch(std::uint16_t port, std::string_view target);

// 해고 → /v1/search?q=%ED%95%B4%EA%B3%A0
[[nodiscard]] std::string search_target(const std::string& query);

// A socket connected to the port of this machine; one that is not open if that failed.
[[nodiscard]] schema::File connect_to(std::uint16_t port, bool blocking);

}  // namespace seogo::beside

// What the kernel has news of: listeners with a client at the door, connections that can be read or
// have hung up, and our own wake(). epoll, edge-triggered for connections: each thing is told once.
//
//   poller.watch(listener, 0);  poller.watch(connection);
//   for (const News& news : poller.wait(200ms)) …
//
// wake() may be called from any thread; all else belongs to one. Throws Error(io) where the kernel
// refuses.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "schema/file.h"
#include "searchd/http/connection.h"
#include "searchd/http/listener.h"

namespace seogo::searchd::http {

struct News {
  Connection* connection = nullptr;  // none: a listener's
  std::size_t listener = 0;          // its place, as watch() was told
  bool readable = false;
  bool hung_up = false;
};

class Poller {
 public:
  Poller();

  void watch(const Listener& listener, std::size_t place);
  void unwatch(const Listener& listener);
  // Until its socket is closed; false where the kernel watches as many as it will.
  [[nodiscard]] bool watch(Connection& connection);

  void wake();

  // What there is, or after so long nothing; without a time it waits for good.
  [[nodiscard]] std::span<const News> wait(std::optional<std::chrono::milliseconds> patience);

 private:
  [[nodiscard]] bool add(int descriptor, std::uint32_t events, std::uint64_t tag);

  schema::File epoll_;
  schema::File wakening_;  // an eventfd
  std::vector<News> news_;
};

}  // namespace seogo::searchd::http

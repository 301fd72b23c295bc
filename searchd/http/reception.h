// The listeners of all services, and who comes to them.
//
//   reception.open();                       the poller tells of clients at the door
//   Guest guest = reception.next(place);    one of them, as a connection whose socket is set up
//
// One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "searchd/http/connection.h"
#include "searchd/http/poller.h"
#include "searchd/http/service.h"

namespace seogo::searchd::http {

struct Guest {
  enum class Came : std::uint8_t { somebody, nobody, without_descriptor };
  Came came;
  std::unique_ptr<Connection> connection = {};
};

class Reception {
 public:
  Reception(std::vector<Service>& services, Poller& poller)
      : services_(services), poller_(poller) {}

  void open();
  // For a while: out of descriptors, a listener would be told again and again of what cannot be taken.
  void close();
  void end();  // for good: clients are refused by the kernel
  [[nodiscard]] bool is_open() const { return open_; }

  [[nodiscard]] std::size_t listeners() const;  // their places are 0 and up
  [[nodiscard]] Guest next(std::size_t place);

 private:
  std::vector<Service>& services_;
  Poller& poller_;
  bool open_ = false;
};

}  // namespace seogo::searchd::http

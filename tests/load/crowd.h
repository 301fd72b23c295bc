// Connections that only wait, and connections that send a request's head byte by byte, in a thread of
// their own: what holds up a server with a thread for each connection.
//
//   Crowd crowd(port, {.idle = 512, .slow = 300});
//   …                    all the while they are there; who is closed connects again
//   crowd.connections()  how many there were in all
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "schema/file.h"

namespace seogo::load {

struct CrowdPlan {
  std::size_t idle = 512;
  std::size_t slow = 300;
};

class Crowd {
 public:
  Crowd(std::uint16_t port, const CrowdPlan& plan);  // all are there when it returns
  ~Crowd();
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  [[nodiscard]] std::uint64_t connections() const { return connections_; }

 private:
  struct Member {
    schema::File socket;
    bool slow = false;
    std::size_t sent = 0;
  };
  void connect(Member& member);
  void look_who_is_closed();
  void trickle();
  void press();

  std::uint16_t port_;
  std::vector<Member> members_;
  std::atomic<std::uint64_t> connections_ = 0;
  std::atomic<bool> ends_ = false;
  std::thread thread_;
};

}  // namespace seogo::load

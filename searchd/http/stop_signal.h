// Waits for SIGTERM or SIGINT in a thread of its own, and calls `stop` when one comes.
//
//   StopSignal::block();                              first of all, before any thread is started
//   StopSignal signal([&] { server.stop(); });
//   server.run();                                     returns when a signal has come
//
// Its end takes the thread back, whether a signal came or not.
#pragma once

#include <functional>
#include <thread>

namespace seogo::searchd::http {

class StopSignal {
 public:
  // Threads inherit what is blocked: one that did not would be ended by the signal, and the process
  // with it.
  static void block();

  explicit StopSignal(std::function<void()> stop);
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

 private:
  std::thread thread_;
};

}  // namespace seogo::searchd::http

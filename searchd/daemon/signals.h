// Waits for signals in a thread of its own, so that no handler interrupts anything.
//
//   Signals::block();                                     first of all, before any thread is started
//   Signals signals({.stop = [&] { server.stop(); }, .reload = [&] { … }});
//   server.run();                                         returns when SIGTERM or SIGINT has come
//
// SIGHUP reloads, as often as it comes. Its end takes the thread back, whether a signal came or not.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace seogo::searchd::daemon {

class Signals {
 public:
  struct Actions {
    std::function<void()> stop;
    std::function<void()> reload;
  };

  // Threads inherit what is blocked: one that did not would be ended by the signal, and the process
  // with it. A reader of our output that goes away is told by write, not by SIGPIPE.
  static void block();

  explicit Signals(Actions actions);
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  std::atomic<bool> ends_ = false;
  std::thread thread_;
};

}  // namespace seogo::searchd::daemon

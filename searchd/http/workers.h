// Threads that answer requests, and the line in which requests wait for them.
//
//   Workers workers(2, counters, observer, [&](Connection& connection) { … it is answered … });
//   workers.give(connection, urgent);   the connection is theirs until `done` is called with it
//
// `done` is called from the worker's thread, with the reply in `out` and as much of it sent as the
// socket took. Urgent requests go first. The end of its life finishes
// what is being answered, and leaves what still waits.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "searchd/http/connection.h"
#include "searchd/http/counters.h"
#include "searchd/http/framing.h"
#include "searchd/http/service.h"

namespace seogo::searchd::http {

class Workers {
 public:
  using Done = std::function<void(Connection&)>;

  Workers(std::size_t count, Counters& counters, Observer observer, Done done);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void give(Connection& connection, bool urgent);
  [[nodiscard]] std::size_t waiting() const;
  void tell_to_close() { closing_ = true; }  // clients, with all replies from now on

 private:
  void work();
  [[nodiscard]] Connection* next();
  void answer(Connection& connection, Framing& framing);
  [[nodiscard]] std::string reply(const Connection& connection, Framing& framing);

  Counters& counters_;
  Observer observer_;
  Done done_;

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable given_;
  std::deque<Connection*> urgent_;
  std::deque<Connection*> waiting_;
  bool ends_ = false;

  std::atomic<bool> closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace seogo::searchd::http

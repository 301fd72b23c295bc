// Threads that answer requests, and the line in which requests wait for them.
//
//   Workers workers(2, counters, observer, [&](Connection& connection) { … it is answered … });
//   workers.give(connection, urgent);   the connection is theirs until `done` is called with it
//   workers.go_on(connection);          … for the next piece of a reply that is streamed
//
// Pieces and other requests take turns.
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

  // `count` of 0: one a core.
  Workers(std::size_t count, Counters& counters, Observer observer, Done done);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void give(Connection& connection, bool urgent);
  void go_on(Connection& connection);
  [[nodiscard]] std::size_t waiting() const;  // requests, without pieces
  void tell_to_close() { closing_ = true; }   // clients, with all replies from now on

 private:
  void work();
  [[nodiscard]] Connection* next();
  void answer(Connection& connection, Framing& framing);
  [[nodiscard]] std::string reply(Connection& connection, Framing& framing);
  [[nodiscard]] std::string begin_stream(Connection& connection, Framing& framing,
                                         const Request& request, Response response, Time begun);
  [[nodiscard]] Frame frame_of(Connection& connection) const;
  [[nodiscard]] static std::string next_piece(Connection& connection);
  [[nodiscard]] Response response_to(const Connection& connection, const Request& request,
                                     Time begun);

  Counters& counters_;
  Observer observer_;
  Done done_;

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable given_;
  std::deque<Connection*> urgent_;
  std::deque<Connection*> waiting_;
  std::deque<Connection*> streamed_;  // for their next piece
  bool turn_of_streamed_ = false;
  bool ends_ = false;

  std::atomic<bool> closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace seogo::searchd::http

// The one thread that watches all sockets: takes connections, reads heads and bodies, decides what may
// go on to the workers, sends what they could not send at once, and closes what takes too long.
//
//   new connection → reading → (worker) → writing → reading …, or lingering → closed
//
// Nothing here waits for a client: an idle connection costs its memory, a slow one nothing more. What
// is refused, and why, is in refuse()'s callers and head.h. run() returns after stop(), when what was
// in flight is finished or `stop_time` is over; what comes within 50 ms still counts as in flight.
// stop() and set_limits() may be called from any thread.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "searchd/http/admission.h"
#include "searchd/http/connections.h"
#include "searchd/http/counters.h"
#include "searchd/http/framing.h"
#include "searchd/http/poller.h"
#include "searchd/http/reception.h"
#include "searchd/http/service.h"
#include "searchd/http/workers.h"

namespace seogo::searchd::http {

class Reactor {
 public:
  Reactor(std::vector<Service>& services, const Limits& limits, Networks proxies,
          Counters& counters, Observer observer);
  ~Reactor();

  void run();
  void stop();
  void set_limits(const Limits& limits);

 private:
  [[nodiscard]] std::optional<std::chrono::milliseconds> patience(Time now) const;
  void look_at_orders(Time now);
  void accept_at(std::size_t place, Time now);
  void take(std::unique_ptr<Connection> connection, Time now);
  [[nodiscard]] bool make_room();

  void go_on(Connection& connection, Time now);
  void read_on(Connection& connection, Time now);
  [[nodiscard]] bool take_request(Connection& connection, Time now);
  void read_more(Connection& connection, Time now);
  void admit(Connection& connection, Time now);
  void refuse(Connection& connection, const Refusal& refusal, Time now,
              std::chrono::seconds retry_after = std::chrono::seconds(0));
  void replied(Connection& connection, Time now);
  [[nodiscard]] bool streamed_on(Connection& connection);
  void linger(Connection& connection, Time now);
  void close(Connection& connection);

  void release_body(Connection& connection);
  void forget_pending(const Connection& connection);

  void take_back(Time now);
  void take_turns(Time now);
  void sweep(Time now);
  void begin_to_stop(Time now);
  void end_reception(Time now);
  [[nodiscard]] bool may_end(Time now) const;

  std::shared_ptr<const Limits> limits_;
  Counters& counters_;
  const Observer observer_;
  Admission admission_;
  Framing framing_;

  Poller poller_;
  Reception reception_;
  bool stopping_ = false;
  Time stop_by_;
  std::optional<Time> late_until_;  // while it stops: connections and requests are taken still
  Time next_sweep_;
  std::size_t bodies_ = 0;  // bytes of bodies that are coming
  Connections connections_;

  std::mutex mutex_;  // guards what follows
  std::vector<Connection*> answered_;
  bool stop_asked_ = false;
  std::shared_ptr<const Limits> new_limits_;

  std::unique_ptr<Workers> workers_;  // last: its threads use all of the above
};

}  // namespace seogo::searchd::http

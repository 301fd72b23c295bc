// Whether a request that was read whole may go on to a worker: not more of one client than its rate,
// not more of all than can wait in line, not while too many replies wait to be taken.
//
//   admission.client(connection)                203.0.113.7, behind our proxies
//   admission.objection(connection, 256, now)   503, reason queue, Retry-After 1 s
//
// One thread.
#pragma once

#include <chrono>
#include <optional>

#include "searchd/http/address.h"
#include "searchd/http/connection.h"
#include "searchd/http/counters.h"
#include "searchd/http/head.h"
#include "searchd/http/limits.h"
#include "searchd/http/rate_limit.h"

namespace seogo::searchd::http {

struct Objection {
  Refusal refusal;
  std::chrono::seconds retry_after;
};

class Admission {
 public:
  Admission(Networks proxies, const Limits& limits, const Counters& counters)
      : proxies_(std::move(proxies)), counters_(counters), limits_(limits), rate_limit_(limits) {}

  void set(const Limits& limits);

  [[nodiscard]] Address client(const Connection& connection) const;
  // `waiting` requests are in line already.
  [[nodiscard]] std::optional<Objection> objection(const Address& client, std::size_t waiting,
                                                   Time now);

 private:
  const Networks proxies_;
  const Counters& counters_;
  Limits limits_;
  RateLimit rate_limit_;
};

}  // namespace seogo::searchd::http

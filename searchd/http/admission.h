// Whether a request that was read whole may go on to a worker: not more of one client than its rate,
// not more of all than can wait in line, not while too many replies wait to be taken, of all clients or
// of this one.
//
//   admission.client(connection)                203.0.113.7, behind our proxies
//   admission.objection(connection, 256, now)   503, reason queue, Retry-After 1 s
//
// One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
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
  // Whether the proxy of ours that it comes from was asked by https: X-Forwarded-Proto.
  [[nodiscard]] bool is_secure(const Connection& connection) const;
  // Whether somebody who sends what is no request is worth an answer: it counts as one.
  [[nodiscard]] bool tolerates(const Address& peer, Time now);
  // Bytes of replies that a client does not take, more or fewer.
  void owes(const Address& client, std::int64_t bytes);
  // `waiting` requests are in line already.
  [[nodiscard]] std::optional<Objection> objection(const Address& client, std::size_t waiting,
                                                   Time now);

 private:
  const Networks proxies_;
  const Counters& counters_;
  Limits limits_;
  RateLimit rate_limit_;
  std::map<Address, std::int64_t> owed_;  // by those who owe; local ones are not counted
};

}  // namespace seogo::searchd::http

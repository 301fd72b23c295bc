// How many requests a client may make: a bucket of tokens for each, filled at a steady rate.
//
//   RateLimit limit({.rate = 50, .burst = 200, .clients = 32768});
//   limit.take(client, now)    0 s: go on
//   limit.take(client, now)    2 s, from the 201st request of one instant on: come back then
//
// Memory is bounded: a table of fixed size, in which the client not seen longest of its row makes room.
// Which row is a keyed hash of the address, so that nobody can choose whose bucket is forgotten. One
// thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "searchd/http/address.h"
#include "searchd/http/limits.h"

namespace seogo::searchd::http {

class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit RateLimit(const Limits& limits);

  // Zero if the request may go on, else after how many seconds, rounded up.
  [[nodiscard]] std::chrono::seconds take(const Address& client, Time now);

  void set(const Limits& limits);  // buckets that are known stay, unless their number changes

 private:
  struct Bucket {
    Address client;
    double tokens = 0;
    Time seen;
  };
  [[nodiscard]] Bucket& bucket(const Address& client, Time now);
  [[nodiscard]] std::uint64_t hash(const Address& client) const;

  static constexpr std::size_t row_length = 4;
  double rate_ = 0;
  double burst_ = 0;
  std::uint64_t key_;
  std::vector<Bucket> buckets_;  // rows of four
};

}  // namespace seogo::searchd::http

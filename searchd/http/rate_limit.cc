#include "searchd/http/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace seogo::searchd::http {

using std::chrono::seconds;

RateLimit::RateLimit(const Limits& limits) {
  std::random_device random;
  key_ = (std::uint64_t{random()} << 32) | random();
  set(limits);
}

void RateLimit::set(const Limits& limits) {
  rate_ = static_cast<double>(limits.rate);
  burst_ = static_cast<double>(std::max<std::size_t>(limits.burst, 1));
  const std::size_t rows = std::max<std::size_t>(limits.clients / row_length, 1);
  if (buckets_.size() != rows * row_length) buckets_.assign(rows * row_length, {});
}

// The finalizer of MurmurHash3 (Appleby) over both halves and the key.
std::uint64_t RateLimit::hash(const Address& client) const {
  std::uint64_t value = key_;
  for (const std::uint8_t byte : client.bytes()) {
    value ^= byte;
    value ^= value >> 33;
    value *= 0xFF51AFD7ED558CCDULL;
    value ^= value >> 33;
  }
  return value;
}

RateLimit::Bucket& RateLimit::bucket(const Address& client, Time now) {
  const std::size_t row = hash(client) % (buckets_.size() / row_length) * row_length;
  const auto begin = buckets_.begin() + static_cast<std::ptrdiff_t>(row);
  const auto end = begin + row_length;
  const auto known = std::find_if(begin, end, [&client](const Bucket& bucket) {
    return bucket.client == client && bucket.seen != Time();
  });
  if (known != end) return *known;
  Bucket& oldest = *std::min_element(
      begin, end, [](const Bucket& a, const Bucket& b) { return a.seen < b.seen; });
  oldest = {client, burst_, now};
  return oldest;
}

seconds RateLimit::take(const Address& client, Time now) {
  if (rate_ <= 0) return seconds(0);
  Bucket& mine = bucket(client.client(), now);
  const double passed = std::chrono::duration<double>(now - mine.seen).count();
  mine.tokens = std::min(burst_, mine.tokens + passed * rate_);
  mine.seen = now;
  if (mine.tokens >= 1) {
    mine.tokens -= 1;
    return seconds(0);
  }
  return seconds(static_cast<std::int64_t>(std::ceil((1 - mine.tokens) / rate_)));
}

}  // namespace seogo::searchd::http

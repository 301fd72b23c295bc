#include "searchd/http/counters.h"

namespace seogo::searchd::http {

void Counters::answered(std::string_view route, int status, std::chrono::duration<double> took) {
  const std::lock_guard lock(mutex_);
  ++statuses_[{route, status}];
  Latency& latency = latencies_[route];
  ++latency.count;
  latency.seconds += took.count();
  for (std::size_t i = 0; i < latency_ends.size(); ++i) {
    if (took.count() <= latency_ends[i]) ++latency.within[i];
  }
}

void Counters::refused(std::string_view reason) {
  const std::lock_guard lock(mutex_);
  ++refusals_[reason];
}

Counters::Statuses Counters::statuses() const {
  const std::lock_guard lock(mutex_);
  return statuses_;
}

Counters::Latencies Counters::latencies() const {
  const std::lock_guard lock(mutex_);
  return latencies_;
}

Counters::Refusals Counters::refusals() const {
  const std::lock_guard lock(mutex_);
  return refusals_;
}

}  // namespace seogo::searchd::http

// What the front has counted since it began: for metrics.
//
//   counters.answered("/v1/search", 200, 3ms);
//   counters.refused("head_bytes");
//
// Safe to use from any thread.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace seogo::searchd::http {

// Upper ends in seconds; what takes longer is counted only in the total.
inline constexpr std::array<double, 10> latency_ends = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                        0.05,  0.1,    0.25,  0.5,  1};

struct Latency {
  std::array<std::uint64_t, latency_ends.size()> within{};  // cumulative
  std::uint64_t count = 0;
  double seconds = 0;
};

class Counters {
 public:
  void answered(std::string_view route, int status, std::chrono::duration<double> took);
  void refused(std::string_view reason);

  std::atomic<std::uint64_t> accepted = 0;
  std::atomic<std::uint64_t> sent_bytes = 0;
  std::atomic<std::int64_t> connections = 0;    // open now
  std::atomic<std::int64_t> queued = 0;         // requests waiting for a worker
  std::atomic<std::int64_t> answering = 0;      // requests that a worker has
  std::atomic<std::int64_t> pending_bytes = 0;  // of replies not taken yet
  std::atomic<std::size_t> streams = 0;         // replies that are sent piece by piece

  using Statuses = std::map<std::pair<std::string_view, int>, std::uint64_t>;
  using Latencies = std::map<std::string_view, Latency>;
  using Refusals = std::map<std::string_view, std::uint64_t>;
  [[nodiscard]] Statuses statuses() const;
  [[nodiscard]] Latencies latencies() const;
  [[nodiscard]] Refusals refusals() const;

 private:
  mutable std::mutex mutex_;  // guards what follows; keys are of static storage
  Statuses statuses_;
  Latencies latencies_;
  Refusals refusals_;
};

}  // namespace seogo::searchd::http

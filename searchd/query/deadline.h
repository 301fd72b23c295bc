// The moment by which a search must have its answer.
//
//   const Deadline deadline = Deadline::in(500ms);      for 알트만 해고, from here on
//   for (…) { if (deadline.passed()) break; … }         whoever loops looks at it
//
// Work that is cut off so gives what it has; nothing is thrown. Reading the clock takes some 25 ns.
// A value: safe to copy and to share.
#pragma once

#include <chrono>

namespace seogo::searchd::query {

class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  Deadline() = default;  // one that never comes
  explicit Deadline(Clock::time_point at) : at_(at) {}
  [[nodiscard]] static Deadline in(std::chrono::milliseconds time) {
    return Deadline(Clock::now() + time);
  }

  // Where a part of the time that is left ends.
  [[nodiscard]] Deadline within(double share) const {
    if (at_ == Clock::time_point::max()) return *this;
    const Clock::time_point now = Clock::now();
    if (now >= at_) return *this;
    return Deadline(now + std::chrono::duration_cast<Clock::duration>((at_ - now) * share));
  }

  [[nodiscard]] bool passed() const {
    return at_ != Clock::time_point::max() && Clock::now() >= at_;
  }

 private:
  Clock::time_point at_ = Clock::time_point::max();
};

}  // namespace seogo::searchd::query

// Things that several threads finish in any order, taken by one in the order of their numbers.
//
//   InOrder<Shard> finished;
//   finished.add(1, shard);   finished.take()   nothing: number 0 is still at work
//   finished.add(0, shard);   finished.take()   0, then 1
//
// Safe for any number of threads that add and one that takes.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace seogo::indexer {

template <typename Thing>
class InOrder {
 public:
  void add(std::size_t number, Thing thing) {
    const std::lock_guard<std::mutex> lock(mutex_);
    things_.emplace(number, std::move(thing));
  }

  // The next one, if it is finished.
  std::optional<Thing> take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    auto next = things_.extract(next_);
    if (next.empty()) return std::nullopt;
    ++next_;
    return std::move(next.mapped());
  }

 private:
  std::mutex mutex_;
  std::map<std::size_t, Thing> things_;
  std::size_t next_ = 0;
};

}  // namespace seogo::indexer

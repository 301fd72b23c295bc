// What was used last, up to so many bytes: lists, rankings, texts that searches share.
//
//   Recent<std::string, Ranking> rankings(std::size_t{64} << 20);
//   rankings.find("알트만")                          null
//   rankings.keep("알트만", ranking)
//   rankings.find("알트만")                          the same, until too many others came
//
// A value says its bytes; one that takes more than one of `parts` of all is not kept. Who holds a value may go on reading when it
// is forgotten. Safe to use from several threads.
#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace seogo::searchd::engine {

template <typename Key, typename Value>
class Recent {
 public:
  using Kept = std::shared_ptr<const Value>;

  explicit Recent(std::size_t most_bytes, std::size_t parts = 1)
      : most_bytes_(most_bytes), most_of_one_(most_bytes / parts) {}

  [[nodiscard]] Kept find(const Key& key) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto known = places_.find(key);
    if (known == places_.end()) return nullptr;
    rows_.splice(rows_.begin(), rows_, known->second);
    return known->second->value;
  }

  // Two may have made the same at once: the first one's stays.
  void keep(const Key& key, Kept value) {
    constexpr std::size_t row_bytes = 240;  // two nodes and the key twice
    const std::size_t bytes = bytes_of(*value) + row_bytes;
    if (bytes > most_of_one_) return;
    std::list<Row> added;
    added.push_back({key, std::move(value), bytes});
    std::list<Row> dropped;  // freed behind the lock
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!places_.try_emplace(key, added.begin()).second) return;
    rows_.splice(rows_.begin(), added);
    bytes_ += bytes;
    while (bytes_ > most_bytes_) {
      bytes_ -= rows_.back().bytes;
      places_.erase(rows_.back().key);
      dropped.splice(dropped.begin(), rows_, std::prev(rows_.end()));
    }
  }

  [[nodiscard]] std::size_t bytes() const {  // that are kept now
    const std::lock_guard<std::mutex> lock(mutex_);
    return bytes_;
  }

 private:
  static std::size_t bytes_of(const Value& value) {
    if constexpr (requires { value.bytes(); }) {
      return value.bytes();
    } else {
      return value.capacity();  // of a string
    }
  }

  struct Row {
    Key key;
    Kept value;
    std::size_t bytes;
  };

  std::size_t most_bytes_;
  std::size_t most_of_one_;
  mutable std::mutex mutex_;  // guards all below, and is held for a moment only
  std::size_t bytes_ = 0;
  std::list<Row> rows_;  // the one used last first
  std::unordered_map<Key, typename std::list<Row>::iterator> places_;
};

}  // namespace seogo::searchd::engine

#include "searchd/engine/ranking.h"

namespace seogo::searchd::engine {

Ranked Ranking::at(std::size_t place) const {
  if (place < head.size()) return head[place];
  const Candidate& candidate = tail[place - head.size()];
  const double share = candidate.share;
  return {candidate.id, share, share * best, {}, share};
}

std::shared_ptr<const Ranking> Rankings::find(const std::string& key) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, known->second);
  return known->second->ranking;
}

void Rankings::keep(const std::string& key, std::shared_ptr<const Ranking> ranking) {
  constexpr std::size_t entry_bytes = 256;  // two nodes and the key twice
  const std::size_t bytes = ranking->bytes() + entry_bytes;
  const std::lock_guard<std::mutex> lock(mutex_);
  // Two searches may have made it at the same time.
  if (bytes > most_bytes_ || by_key_.contains(key)) return;
  bytes_ += bytes;
  entries_.push_front({key, std::move(ranking), bytes});
  by_key_.emplace(key, entries_.begin());
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

std::size_t Rankings::bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_;
}

}  // namespace seogo::searchd::engine

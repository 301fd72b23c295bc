// The best of many words: those of the most articles, of equal ones the shorter.
//
//   Best best(2); best.offer("알트코인", 7); best.offer("알트만", 12); best.offer("알트라", 1);
//   best.take()   →  알트만 12, 알트코인 7
//
// For one thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::searchd::engine {

struct Counted {
  std::string text;
  std::uint64_t articles;
};

[[nodiscard]] inline bool is_better(const Counted& a, const Counted& b) {
  if (a.articles != b.articles) return a.articles > b.articles;
  return a.text.size() != b.text.size() ? a.text.size() < b.text.size() : a.text < b.text;
}

class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  void offer(std::string_view text, std::uint64_t articles) {
    if (most_ == 0) return;
    if (kept_.size() < most_) {
      kept_.push_back({std::string(text), articles});
    } else {
      if (articles < kept_.front().articles) return;  // most are
      Counted offered{std::string(text), articles};
      if (!is_better(offered, kept_.front())) return;
      std::pop_heap(kept_.begin(), kept_.end(), is_better);
      kept_.back() = std::move(offered);
    }
    std::push_heap(kept_.begin(), kept_.end(), is_better);
  }

  [[nodiscard]] bool empty() const { return kept_.empty(); }

  [[nodiscard]] std::vector<Counted> take() {
    std::sort(kept_.begin(), kept_.end(), is_better);
    return std::move(kept_);
  }

 private:
  std::size_t most_;
  std::vector<Counted> kept_;  // a heap whose front is the worst of them
};

}  // namespace seogo::searchd::engine

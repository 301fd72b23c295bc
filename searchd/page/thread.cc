#include "searchd/page/thread.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace seogo::searchd::page {
namespace {

using schema::Comment;

class Conversation {
 public:
  explicit Conversation(const std::vector<Comment>& comments)
      : comments_(comments), replies_(comments.size()), placed_(comments.size(), false) {
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (std::size_t i = 0; i < comments.size(); ++i) {
      if (!comments[i].id.empty()) by_id.emplace(comments[i].id, i);
    }
    for (std::size_t i = 0; i < comments.size(); ++i) {
      const auto parent = by_id.find(comments[i].parent);
      if (parent == by_id.end()) {
        tops_.push_back(i);
      } else {
        replies_[parent->second].push_back(i);
      }
    }
  }

  [[nodiscard]] std::vector<Threaded> in_order() {
    for (const std::size_t top : tops_) place(top);
    for (std::size_t i = 0; i < comments_.size(); ++i) place(i);  // those in a circle
    return std::move(out_);
  }

 private:
  struct Step {
    std::size_t index;
    std::size_t depth;
  };

  // A stack of its own: replies may nest without end.
  void place(std::size_t top) {
    std::vector<Step> waiting = {{top, 0}};
    while (!waiting.empty()) {
      const Step step = waiting.back();
      waiting.pop_back();
      if (placed_[step.index]) continue;
      placed_[step.index] = true;
      out_.push_back({&comments_[step.index], std::min(step.depth, deepest_reply)});
      const std::vector<std::size_t>& replies = replies_[step.index];
      for (auto reply = replies.rbegin(); reply != replies.rend(); ++reply) {
        waiting.push_back({*reply, step.depth + 1});
      }
    }
  }

  const std::vector<Comment>& comments_;
  std::vector<std::vector<std::size_t>> replies_;
  std::vector<bool> placed_;
  std::vector<std::size_t> tops_;
  std::vector<Threaded> out_;
};

}  // namespace

std::vector<Threaded> threads(const std::vector<Comment>& comments) {
  return Conversation(comments).in_order();
}

}  // namespace seogo::searchd::page

#include "indexer/extract/line/words.h"

#include <algorithm>
#include <utility>

namespace seogo::indexer::extract {

void Words::add(std::u32string word) {
  if (word.empty()) return;
  last_.set(word.back() % last_.size());
  longest_ = std::max(longest_, word.size());
  words_.insert(std::move(word));
}

bool Words::contains(std::u32string_view word) const {
  return !word.empty() && may_end_with(word.back()) && words_.find(word) != words_.end();
}

std::size_t Words::tail(std::u32string_view text) const {
  if (text.empty() || !may_end_with(text.back())) return 0;
  for (std::size_t length = std::min(text.size(), longest_); length > 0; --length)
    if (words_.find(text.substr(text.size() - length)) != words_.end()) return length;
  return 0;
}

}  // namespace seogo::indexer::extract

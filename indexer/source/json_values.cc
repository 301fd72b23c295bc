#include "indexer/source/json_values.h"

#include <utility>

#include "indexer/source/limits.h"

namespace seogo::indexer::source {

void JsonValues::feed(std::string_view block) {
  std::size_t kept = 0;  // bytes of the block that are in object_, or are none's
  const auto keep = [&](std::size_t end) {
    too_long_ = too_long_ || object_.size() + (end - kept) > limits::largest_capture;
    if (too_long_)
      object_.clear();
    else
      object_ += block.substr(kept, end - kept);
    kept = end;
  };
  for (std::size_t at = 0; at < block.size(); ++at) {
    const char c = block[at];
    if (in_string_) {
      if (std::exchange(escaped_, false)) continue;
      escaped_ = c == '\\';
      in_string_ = c != '"';
    } else if (c == '{') {
      if (depth_++ > 0) continue;
      began_ = taken_ + at;
      kept = at;
    } else if (depth_ > 0 && c == '"') {
      in_string_ = true;
    } else if (depth_ > 0 && c == '}' && --depth_ == 0) {
      keep(at + 1);
      take_(std::exchange(object_, {}), began_);
      too_long_ = false;
    } else if (depth_ == 0 && std::string_view(" \t\r\n,[]").find(c) == std::string_view::npos) {
      ++strays_;
    }
  }
  if (depth_ > 0) keep(block.size());
  taken_ += block.size();
}

}  // namespace seogo::indexer::source

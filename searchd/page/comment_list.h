// The comments of one page of results: what was said, by whom and when, how often liked, and the
// article that it stands under. A name leads to all that its bearer wrote. For one view; pure.
#pragma once

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

inline constexpr std::size_t longest_comment = 1200;  // UTF-16 units; the article has the rest

[[nodiscard]] Html comment_list(const View& view);

// The text from a little before its first mark on, no longer than `most` units, the marks with it.
[[nodiscard]] engine::MarkedText excerpt(const engine::MarkedText& whole, std::size_t most);

}  // namespace seogo::searchd::page

// Comments in the order of a conversation: each followed by its replies.
//
//   threads({{id 1}, {id 2}, {id 3, parent 1}})   1 at depth 0, 3 at depth 1, 2 at depth 0
//
// Every comment comes once, whatever its parent says: one that is missing, or a circle of parents,
// leaves it at the top. Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "schema/article.h"

namespace seogo::searchd::page {

inline constexpr std::size_t deepest_reply = 4;  // deeper ones stand at this depth

struct Threaded {
  const schema::Comment* comment;
  std::size_t depth;  // at most one more than that of the comment before
};

// `comments` must outlive the result.
[[nodiscard]] std::vector<Threaded> threads(const std::vector<schema::Comment>& comments);

}  // namespace seogo::searchd::page

// What was asked, once more, as links of a page or a feed repeat it: the same search elsewhere.
//
//   kept_query({{"q", "해고"}, {"x", "1"}}, {"q", "sort"}, {{"offset", "10"}})   offset=10&q=%ED%95…
//
// Only the names that are known; no more of their values than a search reads, so that a long request
// does not come back many times over. Pure; safe to call from any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/wire/query_string.h"

namespace seogo::searchd::wire {

// Instead of what was given; an empty value takes one out.
using Changes = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string kept_query(const Parameters& given,
                                     std::span<const std::string_view> names,
                                     const Changes& changes);

}  // namespace seogo::searchd::wire

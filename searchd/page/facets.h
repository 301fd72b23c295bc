// "매체 한빛일보 12 · 새벽신문 3": what the results can be narrowed by, each with how many are of it.
// A link narrows; where that was done already, it leads back. Nothing is shown that would not narrow.
// For one view; pure.
#pragma once

#include <vector>

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

inline constexpr std::size_t shown_values = 8;  // of each facet
[[nodiscard]] std::vector<engine::Facet> shown_facets();

[[nodiscard]] Html facets(const View& view);

}  // namespace seogo::searchd::page

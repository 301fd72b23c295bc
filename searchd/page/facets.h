// "매체 한빛일보 12 · 새벽신문 3": what the results can be narrowed by, each with how many are of it.
// A link adds a value to those chosen; that of a chosen one takes it out. Nothing is shown that would
// not narrow.
//
//   tallies(view, reply.facets, address)   the same list where links lead elsewhere
//
// For one view; pure.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

inline constexpr std::size_t shown_values = 8;  // of each facet
[[nodiscard]] std::vector<engine::Facet> shown_facets();

[[nodiscard]] Html facets(const View& view);

// Of sites, sections, authors and tags: `address` is that of what has `value` for the parameter.
using Address = std::function<std::string(std::string_view parameter, const std::string& value)>;
[[nodiscard]] Html tallies(const View& view, const std::vector<engine::FacetCounts>& counts,
                           const Address& address);

}  // namespace seogo::searchd::page

// The articles that readers liked most, and talked about most, side by side: titles and numbers.
//
//   rankings(view, {liked, discussed}, "h3")   under a heading <h2>
//
// Titles lead to the archived article. One that nobody liked is not among the most liked; nothing is
// shown of no articles. For one view; pure.
#pragma once

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

struct Popular {
  const engine::Reply& liked;
  const engine::Reply& discussed;
};

[[nodiscard]] Html rankings(const View& view, const Popular& popular, std::string_view heading);

}  // namespace seogo::searchd::page

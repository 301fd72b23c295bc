// "김주성 기자, 이서연 특파원": who wrote an article, each name a link to its bearer's page. For one
// view; pure.
#pragma once

#include <vector>

#include "schema/article.h"
#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] Html byline(const View& view, const std::vector<schema::Author>& authors);

}  // namespace seogo::searchd::page

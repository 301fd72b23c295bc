// "이전 1 2 [3] 4 5 다음": the way to the other pages of a result; nothing where all is on one
// page. It never leads deeper than engine::deepest_hit. For one view; pure.
#pragma once

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] Html pager(const View& view);

}  // namespace seogo::searchd::page

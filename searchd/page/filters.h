// "좁힌 조건 한빛일보 × 2023년 12월 × 모두 해제": what results were narrowed by, each with the way out
// of it. Nothing where nothing was. For one view; pure.
#pragma once

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] Html filters(const View& view);

}  // namespace seogo::searchd::page

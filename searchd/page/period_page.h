// The page of a month, or of a year: how much was written each day, or month, of it; where; what
// readers liked and talked about most; the way to what was before and after.
//
//   period_page(view, {2023-12, {liked, discussed}, 2023-11, {}})   view.reply has the counts
//
// For one view; pure.
#pragma once

#include <optional>
#include <string>

#include "searchd/page/ranking.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

struct PeriodPortrait {
  Period period;
  Popular popular;
  std::optional<Period> before;  // the nearest that has articles
  std::optional<Period> after;
};

[[nodiscard]] std::string period_page(const View& view, const PeriodPortrait& portrait);

}  // namespace seogo::searchd::page

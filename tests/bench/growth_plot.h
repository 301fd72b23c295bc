// Growth as a picture: three panels over the number of articles, which doubles and doubles from left to
// right (its logarithm is what counts).
//
//   growth_plot(points)  →  <svg …>색인 빠르기 · 기사마다 바이트 · 검색 시간</svg>
//
// SVG by itself, without scripts or files beside it, dark where the reader's screen is. Pure.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/growth.h"

namespace seogo::bench {

// Of at least one point.
[[nodiscard]] std::string growth_plot(const std::vector<GrowthPoint>& points);

// The end of an axis that reaches so high, in steps of 1, 2 or 5 of a power of ten: 634 → 800.
struct Axis {
  double step;
  double top;
};
[[nodiscard]] Axis axis_for(double highest);

}  // namespace seogo::bench

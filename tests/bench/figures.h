// Numbers as people read them, and how one stands to another.
//
//   grouped(1'208'300)      1,208,300
//   ratio(3.5, 10)          .35, of which written_ratio makes "0.35"; "-" where there was nothing to divide by
//   verdict(.34, {"CPU", .35})   "met"; of .36 "not met"
//
// `goals` is the table of what ours may cost beside the baseline. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::bench {

[[nodiscard]] double megabytes(std::uint64_t bytes);  // decimal
[[nodiscard]] std::string grouped(std::uint64_t number);

[[nodiscard]] double ratio(double one, double other);  // NaN where other is 0
[[nodiscard]] std::string written_ratio(double ratio);

struct Goal {
  std::string_view name;
  double most;  // a ratio to the baseline, or to what the name says
};
namespace goals {
inline constexpr Goal cpu{"processor", .35};
inline constexpr Goal wall{"wall, on two cores", .20};
inline constexpr Goal peak{"memory at the peak, of 1 GiB", 1};
inline constexpr Goal size{"index, of the text", 1.2};
inline constexpr Goal median{"median", .5};
inline constexpr Goal p99{"99th percentile", .6};
}  // namespace goals

[[nodiscard]] bool meets(double ratio, const Goal& goal);  // NaN does not
[[nodiscard]] std::string_view verdict(double ratio, const Goal& goal);

}  // namespace seogo::bench

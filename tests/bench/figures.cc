#include "tests/bench/figures.h"

#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace seogo::bench {

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

double ratio(double one, double other) {
  return other == 0 ? std::numeric_limits<double>::quiet_NaN() : one / other;
}

std::string written_ratio(double ratio) {
  return std::isnan(ratio) ? "-" : fmt::format("{:.2f}", ratio);
}

bool meets(double ratio, const Goal& goal) { return ratio <= goal.most; }

std::string_view verdict(double ratio, const Goal& goal) {
  return meets(ratio, goal) ? "met" : "not met";
}

}  // namespace seogo::bench

// What is promised, in one table; --promise NAME=VALUE tries another value for a run.
//
//   promise("fresh-p99-ms").limit   50
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace seogo::load {

enum class Bound { at_most, at_least };

struct Promise {
  std::string_view name;
  Bound bound;
  double limit;
  std::string_view unit;
};

// The machine these are for has two cores, and clients and server share them.
inline constexpr Promise promises[] = {
    {"fresh-p99-ms", Bound::at_most, 50, "ms"},  // a request on a new connection, in a crowd
    {"fresh-requests", Bound::at_least, 500, ""},
    {"malformed", Bound::at_least, 10'000, ""},
    {"malformed-faults", Bound::at_most, 0, ""},  // hung, 5xx, no HTTP, or told an exception
    {"malformed-growth-mb", Bound::at_most, 20, "MB"},
    {"believed-addresses", Bound::at_most, 0, ""},  // that a client made up
    {"steady-errors", Bound::at_most, 0, ""},
    {"steady-rate", Bound::at_least, 199, "/s"},  // of 200 that were due
    {"steady-drift-percent", Bound::at_most, 5, "%"},
    {"steady-switches", Bound::at_least, 0.8, ""},  // of those due, one every ten seconds
    {"engine-share", Bound::at_least, 0.9, ""},  // of searches a second of the bare engine
    {"health-rate", Bound::at_least, 20'000, "/s"},
    {"wrong-replies", Bound::at_most, 0, ""},   // not 2xx, or broken off, under wrk
    {"broken-replies", Bound::at_most, 0, ""},  // at a stop
    {"stop-s", Bound::at_most, 10, "s"},
    {"exit-status", Bound::at_most, 0, ""},
    {"start-s", Bound::at_most, 1, "s"},
    {"unavailable", Bound::at_most, 0, ""},  // seconds in which slowhttptest found no service
};

[[nodiscard]] constexpr const Promise* find_promise(std::string_view name) {
  const auto* found = std::find_if(std::begin(promises), std::end(promises),
                                   [name](const Promise& promise) { return promise.name == name; });
  return found == std::end(promises) ? nullptr : found;
}

}  // namespace seogo::load

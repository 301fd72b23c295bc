// One call of a program fails as on a bad disk, by the preload library of tests/fault.
//
//   Fault fault{.call = "sync", .by = "EIO", .at = 17};
//   Conditions conditions = failing(fault, stacks);      the program's 17th fsync fails
//   calls_of(stacks)                                     what it called, in order: to count them first
//
// `call` and `by` are those of SEOGO_FAIL_CALL and SEOGO_FAIL_BY in tests/fault/failing_calls.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/cli/command.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {

struct Fault {
  std::string call;
  std::string by;
  std::uint64_t at = 0;  // 1 is the first; 0: none fails
  bool sticks = false;   // all behind it fail too
};

// Only calls for files of the index count and fail.
[[nodiscard]] Conditions failing(const Fault& fault, const Stacks& stacks);

// The calls of the last program that ran under `failing`: "sync /…/stacks/current.new".
[[nodiscard]] std::vector<std::string> calls_of(const Stacks& stacks);

// At most `most` of 1 … count, evenly spread, the first and the last among them.
[[nodiscard]] std::vector<std::uint64_t> spread(std::uint64_t count, int most);

}  // namespace seogo::tests

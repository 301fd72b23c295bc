// How often the tests of faults try: as often as a check has time for, or as the environment says.
//
//   kills()    20 kills at random moments for each test, or SEOGO_KILLS=500
//   points()   8 calls, evenly spread over a command's, that fail in turn; or SEOGO_POINTS=1000000
//              for every one of them
//
// Programs built with a sanitizer are several times slower: there a check has fewer.
#pragma once

#include <cstdlib>
#include <string>

#include "tests/stopwatch.h"

namespace seogo::tests {

inline int rounds(const char* variable, int usual) {
  const char* value = std::getenv(variable);
  return value == nullptr ? usual : std::stoi(value);
}

inline int kills() { return rounds("SEOGO_KILLS", sanitized ? 6 : 20); }
inline int points() { return rounds("SEOGO_POINTS", sanitized ? 5 : 8); }

}  // namespace seogo::tests

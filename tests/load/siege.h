// Attacks on a server of this machine, many at a time, and what became of each.
//
//   besiege(port, {.malformed = 10'000}, [](std::uint64_t n) { return mutation(42, n); })
//   → refused 9,870 (4xx), closed 130, valid 2,200, hung 0, failed 0
//
// Attacks are asked for until so many were no requests. An attack is over when the server says a
// status or closes; it hangs when neither has come in time. One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/load/attacks.h"

namespace seogo::load {

struct SiegePlan {
  std::uint64_t malformed = 10'000;  // to be met
  std::uint64_t most = 100'000;      // to be sent, though more turn out to be good requests
  std::size_t at_once = 200;
  std::chrono::milliseconds deadline{17'000};
};

struct Outcomes {
  std::uint64_t refused = 0;        // answered 4xx, but for those of `valid`
  std::uint64_t closed = 0;         // without a word
  std::uint64_t valid = 0;          // 2xx, 3xx, 404 and 405: requests after all
  std::vector<std::string> obeyed;  // names of attacks that were answered 2xx or 3xx
  std::vector<std::string> hung;    // … that neither were answered nor closed
  std::vector<std::string> failed;  // … answered 5xx or with what is no HTTP
  std::vector<std::string> unconnected;
  std::vector<std::string> telling;  // … told the text of an exception
  double longest_s = 0;

  [[nodiscard]] std::uint64_t malformed() const { return refused + closed; }
  [[nodiscard]] std::uint64_t faults() const {
    return hung.size() + failed.size() + unconnected.size() + telling.size();
  }
  [[nodiscard]] std::string first_fault() const;
};

[[nodiscard]] Outcomes besiege(std::uint16_t port, const SiegePlan& plan,
                               const std::function<Attack(std::uint64_t)>& attack);

}  // namespace seogo::load

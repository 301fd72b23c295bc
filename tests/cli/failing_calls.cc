#include "tests/cli/failing_calls.h"

#include <fstream>

namespace seogo::tests {
namespace {

std::string log_path(const Stacks& stacks) { return stacks.path("calls.log"); }

}  // namespace

Conditions failing(const Fault& fault, const Stacks& stacks) {
  std::filesystem::remove(log_path(stacks));
  Conditions conditions;
  conditions.environment = {
      "LD_PRELOAD=" + std::string(SEOGO_FAILING_CALLS),
      "SEOGO_FAIL_BELOW=" + stacks.index(),
      "SEOGO_FAIL_CALL=" + fault.call,
      "SEOGO_FAIL_BY=" + fault.by,
      "SEOGO_FAIL_AT=" + std::to_string(fault.at),
      "SEOGO_FAIL_STICKS=" + std::string(fault.sticks ? "1" : ""),
      "SEOGO_FAIL_LOG=" + log_path(stacks),
  };
  // The sanitizer asks to be loaded first; behind our library it works as well.
  const char* options = std::getenv("ASAN_OPTIONS");
  conditions.environment.push_back(
      "ASAN_OPTIONS=" + std::string(options == nullptr ? "" : options) +
      ":verify_asan_link_order=0");
  return conditions;
}

std::vector<std::string> calls_of(const Stacks& stacks) {
  std::vector<std::string> calls;
  std::ifstream log(log_path(stacks));
  for (std::string call; std::getline(log, call);) calls.push_back(call);
  return calls;
}

std::vector<std::uint64_t> spread(std::uint64_t count, int most) {
  std::vector<std::uint64_t> points;
  const std::uint64_t number = std::min(count, static_cast<std::uint64_t>(most));
  for (std::uint64_t i = 0; i < number; ++i) {
    points.push_back(number == 1 ? 1 : 1 + i * (count - 1) / (number - 1));
  }
  return points;
}

}  // namespace seogo::tests

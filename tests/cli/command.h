// A program of the build run to its end, as a shell sees it.
//
//   Outcome told = run({"seogo-indexer", "stats", "--index", "nowhere"});
//   told.status == 3;  told.err == "seogo-indexer: there is no index at nowhere\n  make one: …\n"
//
// The first word is a program of SEOGO_BIN_DIR. Standard input is empty unless a condition says
// otherwise.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace seogo::tests {

inline constexpr int killed = 128 + 9;  // Outcome::status after SIGKILL

struct Outcome {
  int status = 0;  // 128 and the signal if one ended it
  std::string out;
  std::string err;
  std::chrono::duration<double> took{};
  std::chrono::duration<double> worked{};  // of processor time, its own and the kernel's for it
  std::uint64_t peak_memory = 0;           // bytes resident at most
};

struct Conditions {
  std::string input;                          // what a pipe on standard input brings
  std::optional<std::uint64_t> largest_file;  // bytes; writing beyond fails as on a full disk
  std::optional<std::chrono::microseconds> kill_after;  // SIGKILL, unless it has ended by then
  std::vector<std::string> environment;  // "NAME=value", before those of the test itself
};

[[nodiscard]] Outcome run(const std::vector<std::string>& words, const Conditions& conditions = {});

// Whether `text` has `part` in it; tells the whole text if not.
[[nodiscard]] testing::AssertionResult says(const std::string& text, const std::string& part);

// Whether a command ended with this status; tells what it wrote if not.
[[nodiscard]] testing::AssertionResult ended(const Outcome& outcome, int status);

}  // namespace seogo::tests

// A program run as a process of its own, and what that cost.
//
//   run_program({"bin/seogo-indexer", "update", "--index", "stacks", "corpus.jsonl"})
//   → {status 0, wall_s 12.3, cpu_s 11.9, peak_bytes 83'000'000}
//
// It inherits standard output and error. The peak is the kernel's ru_maxrss, which begins with what
// the starting process held: run programs while this one is still small.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seogo::beside {

struct Cost {
  int status = 0;  // as the program exited; 128 and the signal if one ended it
  double wall_s = 0;
  double cpu_s = 0;  // user and system
  std::uint64_t peak_bytes = 0;
};

// Throws schema::Error(io) if no process could be started.
[[nodiscard]] Cost run_program(const std::vector<std::string>& command);

// Of this process so far, in seconds, user and system.
[[nodiscard]] double own_processor_s();

}  // namespace seogo::beside

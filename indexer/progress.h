// How far long work is: one line that is redrawn on a terminal, a plain line now and then
// elsewhere.
//
//   [=========>          ]  12,304 articles  2,140/s  45%  about 7 s left
//
// Writes to stderr. For one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace seogo::indexer {

class Progress {
 public:
  explicit Progress(std::uint64_t total_bytes);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(std::uint64_t articles, std::uint64_t bytes);  // totals so far
  void message(const std::string& line);                      // a whole line, above the bar

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point now);
  void clear();

  std::uint64_t total_bytes_;  // 0: not known
  std::uint64_t articles_ = 0;
  std::uint64_t bytes_ = 0;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace seogo::indexer

// Processor time that a test has taken, and how much more of it a slow build may take.
//
//   const Stopwatch watch;  read(page);  EXPECT_LT(watch.seconds(), 0.5 * patience);
#pragma once

#include <ctime>

namespace seogo::tests {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

// Times as slow as a release build, at most: sanitizers look at every access, and optimize little.
inline constexpr double patience = sanitized ? 20 : 1;

// Of the whole process, so that a busy machine does not count.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
  }

 private:
  std::clock_t start_ = std::clock();
};

}  // namespace seogo::tests

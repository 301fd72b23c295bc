// People who search all the while: one engine, as searchd has it, and seogo-search again and again.
//
//   const Serving serving(stacks, "첫눈이", 40);   each search must find 40 articles
//   …
// The test fails at the end of its life if any search failed or found another number, or if there was
// none.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

#include "tests/cli/stacks.h"

namespace seogo::tests {

class Serving {
 public:
  Serving(const Stacks& stacks, std::string query, std::uint64_t articles);
  ~Serving();
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

 private:
  void search_in_process();
  void search_by_program();

  const Stacks& stacks_;
  std::string query_;
  std::uint64_t articles_;
  std::atomic<bool> stop_ = false;
  std::atomic<int> in_process_ = 0;  // searches that went well
  std::atomic<int> by_program_ = 0;
  std::thread engine_;
  std::thread program_;
};

}  // namespace seogo::tests

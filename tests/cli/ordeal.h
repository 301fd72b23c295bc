// A piece of work on an index that goes wrong midway, and what must be true then.
//
//   const Ordeal ordeal(works[1]);            an index of 200 articles; `update` changes and adds some
//   for (…) {
//     ordeal.start();                         the index as it was
//     ordeal.work(conditions);                as much of the work as goes well
//     ordeal.expect_nothing_lost();
//     ordeal.expect_recovery();               repair, the work once more, an update: all is as if
//   }                                         nothing had happened
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/cli/stacks.h"

namespace seogo::tests {

struct Work {
  const char* name;
  const char* command;
  std::vector<std::string> words;  // {corpus} is a file that changes the articles and adds others
  bool upon_index = true;          // or where there is none yet
  bool upon_dirty = false;         // with the mark of an earlier failure
  bool writes_live = true;         // not aside
  int again = 0;                   // status when it is done a second time
};
void PrintTo(const Work& work, std::ostream* out);

extern const std::vector<Work> works;

class Ordeal {
 public:
  explicit Ordeal(const Work& work);

  void start() const;
  [[nodiscard]] Outcome work(const Conditions& conditions) const {
    return stacks_.indexer(work_.command, words_, conditions);
  }

  // Each article that was there is as it was or as the work makes it; gone only if the work removes it.
  void expect_nothing_lost() const;
  void expect_done() const;
  void expect_recovery() const;

  [[nodiscard]] const Stacks& stacks() const { return stacks_; }
  [[nodiscard]] bool dirty() const { return stacks_.directory().dirty().has_value(); }

 private:
  [[nodiscard]] Stored stored() const { return stacks_.exists() ? stacks_.stored() : Stored(); }

  const Work& work_;
  Stacks stacks_;
  std::string corpus_;
  std::vector<std::string> words_;
  Stored before_;
  Stored done_;       // by the work
  Contents updated_;  // then
};

}  // namespace seogo::tests

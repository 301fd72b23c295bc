// Each call that writes the index fails in turn, while it is updated, rebuilt, cut down and repaired:
// the failure is told, nothing that was committed is lost, and once the disk is well again repair and
// update end in the index that undisturbed work makes.
#include "tests/cli/failing_calls.h"

#include <optional>

#include <gtest/gtest.h>

#include "tests/cli/ordeal.h"
#include "tests/cli/rounds.h"

namespace seogo::tests {
namespace {

struct Way {
  const char* name;
  Fault fault;
};
void PrintTo(const Way& way, std::ostream* out) { *out << way.name; }

const std::vector<Way> ways = {
    {"a_sync_fails", {.call = "sync", .by = "EIO"}},
    {"syncs_fail", {.call = "sync", .by = "EIO", .sticks = true}},
    {"a_rename_fails", {.call = "rename", .by = "EIO"}},
    {"renames_fail", {.call = "rename", .by = "ENOSPC", .sticks = true}},
    {"a_write_fails", {.call = "write", .by = "EIO"}},
    {"writes_fail", {.call = "write", .by = "ENOSPC", .sticks = true}},
    {"the_disk_fills_within_a_write", {.call = "write", .by = "full", .sticks = true}},
    {"an_open_fails", {.call = "open", .by = "EIO"}},
    {"opens_fail", {.call = "open", .by = "ENOSPC", .sticks = true}},
    {"a_removal_fails", {.call = "remove", .by = "EIO"}},
    {"all_fails", {.call = "any", .by = "EIO", .sticks = true}},
    {"it_is_killed", {.call = "any", .by = "kill"}},
};

class FailingCalls : public testing::TestWithParam<std::tuple<Work, Way>> {
 protected:
  [[nodiscard]] const Work& work() const { return std::get<0>(GetParam()); }
  [[nodiscard]] const Fault& fault() const { return std::get<1>(GetParam()).fault; }

  // Whether the call that failed was writing articles to the live generation: nothing is known where
  // it was opening a table, which may be before the first article.
  [[nodiscard]] std::optional<bool> struck_live(std::uint64_t at) const {
    const std::vector<std::string> calls = calls_of(ordeal_.stacks());
    // A disk that fills up takes half of one write and refuses the next.
    const auto struck =
        calls.begin() + static_cast<std::ptrdiff_t>(fault().by == "full" ? at : at - 1);
    const bool live = work().writes_live && (struck->find("/gen-") != std::string::npos ||
                                             struck->find("/term-lists") != std::string::npos);
    if (live && struck->starts_with("open ") && !struck->ends_with("/v.tmp")) return std::nullopt;
    if (live && struck->starts_with("remove ")) return std::nullopt;  // of what is done with
    return live;
  }

  // What a program that met the fault leaves behind.
  void expect_told(const Outcome& outcome, std::uint64_t at) const {
    if (fault().by == "kill") {
      EXPECT_TRUE(ended(outcome, killed));
      EXPECT_FALSE(ordeal_.dirty() && !work().upon_dirty);
      return;
    }
    if (outcome.status == 0) {
      ordeal_.expect_done();  // it was harmless
      return;
    }
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, "seogo-indexer: "));
    const std::optional<bool> live = struck_live(at);
    if (!live || work().upon_dirty) return;  // the mark stays until a repair is through
    EXPECT_TRUE(!*live || says(outcome.err, "check --repair --index")) << "no hint";
    if (fault().call == "any" && fault().sticks) return;  // nothing can be marked on a dead disk
    EXPECT_EQ(ordeal_.dirty(), *live) << outcome.err;
  }

  const Ordeal ordeal_{work()};
};

TEST_P(FailingCalls, AreToldAndLoseNothing) {
  Fault now = fault();
  ordeal_.start();
  EXPECT_TRUE(ended(ordeal_.work(failing(now, ordeal_.stacks())), 0));
  const std::vector<std::string> calls = calls_of(ordeal_.stacks());
  ASSERT_TRUE(!calls.empty() || now.call == "remove") << "nothing was tried";
  for (const std::uint64_t at : spread(calls.size(), points())) {
    SCOPED_TRACE(std::to_string(at) + ": " + calls[at - 1]);
    now.at = at;
    ordeal_.start();
    expect_told(ordeal_.work(failing(now, ordeal_.stacks())), at);
    ordeal_.expect_nothing_lost();
    ordeal_.expect_recovery();
    if (HasFailure()) return;
  }
}

std::string named(const testing::TestParamInfo<std::tuple<Work, Way>>& info) {
  return std::string(std::get<0>(info.param).name) + "_where_" + std::get<1>(info.param).name;
}
INSTANTIATE_TEST_SUITE_P(Of, FailingCalls,
                         testing::Combine(testing::ValuesIn(works), testing::ValuesIn(ways)),
                         named);

}  // namespace
}  // namespace seogo::tests

// Each call that writes the index fails in turn, while it is updated, rebuilt, cut down and repaired:
// the failure is told, nothing that was committed is lost, and once the disk is well again repair and
// update end in the index that undisturbed work makes.
#include "tests/cli/failing_calls.h"

#include <algorithm>
#include <optional>

#include <gtest/gtest.h>

#include "tests/cli/rounds.h"

namespace seogo::tests {
namespace {

// Xapian 1.4 ends the program where some writes of a commit fail: its destructors throw.
constexpr int aborted = 128 + 6;

constexpr int first_articles = 200;
constexpr int all_articles = 1200;  // one commit on the way and one at the end

std::string archive(const std::string& weather, int articles) {
  std::string lines;
  for (int i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    lines += line("글-" + number, weather + " " + number, number + "번째 날에도 " + weather + ".");
  }
  return lines;
}

// {corpus} changes the articles of the index and adds others.
struct Work {
  const char* name;
  const char* command;
  std::vector<std::string> words;
  bool upon_index = true;   // or where there is none yet
  bool upon_dirty = false;  // with the mark of an earlier failure
  bool writes_live = true;  // not aside
  int again = 0;            // status when it is done a second time
};
const std::vector<Work> works = {
    {.name = "first_update", .command = "update", .words = {"{corpus}"}, .upon_index = false},
    {.name = "update", .command = "update", .words = {"{corpus}"}},
    {.name = "rebuild", .command = "rebuild", .words = {"{corpus}"}, .writes_live = false},
    {.name = "rebuild_of_itself", .command = "rebuild", .words = {}, .writes_live = false},
    {.name = "remove", .command = "remove", .words = {"글-1", "글-7", "글-100"}, .again = 1},
    {.name = "repair",
     .command = "check",
     .words = {"--repair"},
     .upon_dirty = true,
     .writes_live = false},
};

void PrintTo(const Work& work, std::ostream* out) { *out << work.name; }

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

bool is_switch(const std::string& call) { return call.find("/current") != std::string::npos; }

class FailingCalls : public testing::TestWithParam<std::tuple<Work, Way>> {
 protected:
  void SetUp() override {
    const std::string first =
        stacks_.write("corpus.jsonl", archive("첫눈이 내렸다", first_articles));
    ASSERT_TRUE(ended(stacks_.update(first), 0));
    std::filesystem::rename(stacks_.index(), stacks_.path("saved"));
    corpus_ = stacks_.write("corpus.jsonl", archive("소나기가 지나갔다", all_articles));
    for (const std::string& word : work().words) {
      words_.push_back(word == "{corpus}" ? corpus_ : word);
    }
    start();
    before_ = stored();
    ASSERT_TRUE(ended(stacks_.indexer(work().command, words_,
                                      failing({.call = fault().call, .by = "EIO"}, stacks_)),
                      0));
    calls_ = calls_of(stacks_);
    done_ = stored();
    ASSERT_TRUE(ended(stacks_.update(corpus_), 0));
    updated_ = stacks_.contents();
  }

  [[nodiscard]] const Work& work() const { return std::get<0>(GetParam()); }
  [[nodiscard]] const Fault& fault() const { return std::get<1>(GetParam()).fault; }
  [[nodiscard]] bool killing() const { return fault().by == "kill"; }
  [[nodiscard]] bool dirty() const { return stacks_.directory().dirty().has_value(); }
  [[nodiscard]] Stored stored() const { return stacks_.exists() ? stacks_.stored() : Stored(); }

  void start() const {
    std::filesystem::remove_all(stacks_.index());
    if (!work().upon_index) return;
    std::filesystem::copy(stacks_.path("saved"), stacks_.index(),
                          std::filesystem::copy_options::recursive);
    if (work().upon_dirty) stacks_.directory().mark_dirty("No space left on device");
  }

  // Each article of `before_` is as it was or as the work makes it; gone only if the work removes it.
  void expect_nothing_lost(const Stored& now) const {
    for (const auto& [id, bytes] : before_) {
      const auto found = now.find(id);
      const auto finished = done_.find(id);
      if (found == now.end()) {
        EXPECT_EQ(finished, done_.end()) << id << " is lost";
      } else {
        EXPECT_TRUE(found->second == bytes ||
                    (finished != done_.end() && found->second == finished->second))
            << id << " is garbled";
      }
    }
    for (const auto& [id, bytes] : now) {
      const auto finished = done_.find(id);
      EXPECT_TRUE(before_.contains(id) || (finished != done_.end() && finished->second == bytes))
          << id << " is half there";
    }
  }

  // Whether the call that failed was writing articles to the live generation: nothing is known where
  // it was opening a table, which may be before the first article.
  [[nodiscard]] std::optional<bool> struck_live(std::uint64_t at) const {
    const std::vector<std::string> calls = calls_of(stacks_);
    // A disk that fills up takes half of one write and refuses the next.
    const auto struck =
        calls.begin() + static_cast<std::ptrdiff_t>(fault().by == "full" ? at : at - 1);
    const bool was_live = work().upon_index || std::any_of(calls.begin(), struck, is_switch);
    const bool live = work().writes_live && was_live && struck->find("/gen-") != std::string::npos;
    if (live && struck->starts_with("open ") && !struck->ends_with("/v.tmp")) return std::nullopt;
    return live;
  }

  // What a program that met the fault leaves behind.
  void expect_told(const Outcome& outcome, std::uint64_t at) const {
    if (killing()) {
      EXPECT_TRUE(ended(outcome, killed));
      EXPECT_FALSE(dirty() && !work().upon_dirty);
      return;
    }
    if (outcome.status == aborted) {  // as if it had been killed
      EXPECT_FALSE(dirty() && !work().upon_dirty);
      return;
    }
    if (outcome.status == 0) {
      EXPECT_EQ(stored(), done_) << "harmless, but not all is there";
      EXPECT_FALSE(dirty());
      return;
    }
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, "seogo-indexer: "));
    const std::optional<bool> live = struck_live(at);
    if (!live || work().upon_dirty) return;  // the mark stays until a repair is through
    if (fault().call == "any" && fault().sticks) return;  // nothing can be marked on a dead disk
    EXPECT_EQ(dirty(), *live) << outcome.err;
  }

  void expect_recovery() const {
    const Stored left = stored();
    expect_nothing_lost(left);
    const Outcome repaired = stacks_.indexer("check", {"--repair"});
    EXPECT_TRUE(ended(repaired, stacks_.exists() ? 0 : 3));
    EXPECT_FALSE(dirty());
    EXPECT_TRUE(holds(stored(), left));
    const Outcome again = stacks_.indexer(work().command, words_);
    EXPECT_TRUE(again.status == 0 || again.status == work().again) << again.status << again.err;
    EXPECT_EQ(stored(), done_);
    EXPECT_TRUE(ended(stacks_.update(corpus_), 0));
    EXPECT_TRUE(stacks_.contents() == updated_) << "another index than undisturbed work makes";
    EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
  }

  Stacks stacks_;
  std::string corpus_;
  std::vector<std::string> words_;
  Stored before_;
  Stored done_;       // by the work
  Contents updated_;  // then
  std::vector<std::string> calls_;
};

TEST_P(FailingCalls, AreToldAndLoseNothing) {
  ASSERT_TRUE(!calls_.empty() || fault().call == "remove") << "nothing was tried";
  Fault now = fault();
  for (const std::uint64_t at : spread(calls_.size(), points())) {
    SCOPED_TRACE(std::to_string(at) + ": " + calls_[at - 1]);
    now.at = at;
    start();
    expect_told(stacks_.indexer(work().command, words_, failing(now, stacks_)), at);
    expect_recovery();
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

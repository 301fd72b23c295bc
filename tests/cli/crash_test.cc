// kill -9 in the middle, again and again: nothing that was committed is lost, nothing is half
// there, and running again ends in the index that undisturbed work makes.
#include <random>

#include <gtest/gtest.h>

#include "tests/cli/rounds.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

using std::chrono::microseconds;

constexpr int articles = 6000;  // short ones: five commits on the way and one at the end
constexpr int crashes = 12;

std::string archive(const std::string& weather) {
  std::string lines;
  for (int i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    lines += line("글-" + number, weather + " " + number, number + "번째 날에도 " + weather + ".");
  }
  return lines;
}

// Random moments, the first ones early and the later ones anywhere in the work.
class Moments {
 public:
  explicit Moments(std::chrono::duration<double> whole)
      : step_(std::chrono::duration_cast<microseconds>(whole).count() / crashes) {}
  Conditions next() {
    latest_ += step_;
    Conditions conditions;
    conditions.kill_after =
        microseconds(std::uniform_int_distribution(std::int64_t{0}, latest_)(random_));
    return conditions;
  }

 private:
  // A new seed each run: every run of the tests tries other moments.
  std::mt19937_64 random_{std::random_device{}()};
  std::int64_t step_;
  std::int64_t latest_ = 0;
};

// Runs `update` with crashes at random moments, then to its end; each committed article must stay,
// as `old` or as `finished` has it.
void crash_through(const Stacks& stacks, const std::vector<std::string>& corpus, const Stored& old,
                   const Stored& finished, Moments moments) {
  Stored before = old;
  int kills = 0;
  for (int i = 0; i < crashes; ++i) {
    const Conditions conditions = moments.next();
    SCOPED_TRACE("killed after " + std::to_string(conditions.kill_after->count()) + " us");
    const Outcome outcome = stacks.update(corpus, conditions);
    ASSERT_TRUE(outcome.status == killed || outcome.status == 0) << outcome.err;
    kills += outcome.status == killed ? 1 : 0;
    if (!stacks.exists()) {
      ASSERT_TRUE(before.empty());
      continue;
    }
    const Stored after = stacks.stored();
    for (const auto& [id, bytes] : before) {
      const auto now = after.find(id);
      ASSERT_NE(now, after.end()) << id << " is lost";
      ASSERT_TRUE(now->second == bytes || now->second == finished.at(id)) << id << " is garbled";
    }
    for (const auto& [id, bytes] : after) {
      const auto was = old.find(id);
      ASSERT_TRUE(bytes == finished.at(id) || (was != old.end() && was->second == bytes))
          << id << " is half indexed";
    }
    ASSERT_TRUE(ended(stacks.indexer("check", {}), 0));
    before = after;
  }
  EXPECT_GT(kills, 0) << "every run ended before it could be killed";
  ASSERT_TRUE(ended(stacks.update(corpus), 0));
}

TEST(Crash, AnUpdateKilledMidwayEndsInTheSameIndex) {
  const Stacks undisturbed;
  const std::string corpus = undisturbed.write("corpus.jsonl", archive("첫눈이 내렸다"));
  const std::string more = undisturbed.write("more.jsonl", line("1", "첫눈") + line("2", "소나기"));
  const Outcome whole = undisturbed.update({corpus, more});
  ASSERT_TRUE(ended(whole, 0));

  const Stacks stacks;
  crash_through(stacks, {corpus, more}, {}, undisturbed.stored(), Moments(whole.took));
  EXPECT_EQ(stacks.contents(), undisturbed.contents());
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));
  EXPECT_TRUE(says(stacks.update({corpus, more}).err, "2 files untouched"));
}

TEST(Crash, AtTheVeryStartLeavesNothingInTheWay) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈"));
  for (int i = 0; i < 20; ++i) {
    Moments moments(std::chrono::milliseconds(40 * crashes));
    const Outcome outcome = stacks.update({file}, moments.next());
    ASSERT_TRUE(outcome.status == killed || outcome.status == 0) << outcome.err;
    ASSERT_TRUE(ended(stacks.update(file), 0));
    ASSERT_EQ(stacks.stored().size(), 1U);
    std::filesystem::remove_all(stacks.index());
  }
}

TEST(Crash, AChangeKilledMidwayLeavesEachArticleOldOrNew) {
  const Stacks undisturbed;
  const std::string corpus = undisturbed.write("corpus.jsonl", archive("첫눈이 내렸다"));
  const Stacks stacks;
  ASSERT_TRUE(ended(undisturbed.update(corpus), 0));
  std::filesystem::copy(undisturbed.index(), stacks.index(),
                        std::filesystem::copy_options::recursive);
  const Stored old = stacks.stored();
  ASSERT_EQ(undisturbed.write("corpus.jsonl", archive("소나기가 지나갔다")), corpus);
  const Outcome whole = undisturbed.update(corpus);
  ASSERT_TRUE(ended(whole, 0));
  ASSERT_EQ(undisturbed.stored().size(), old.size());
  ASSERT_NE(undisturbed.stored(), old);

  crash_through(stacks, {corpus}, old, undisturbed.stored(), Moments(whole.took));
  EXPECT_EQ(stacks.contents(), undisturbed.contents());
}

TEST(Crash, ARebuildKilledMidwayLeavesTheLiveIndexServing) {
  const Stacks stacks;
  const std::string corpus = stacks.write("corpus.jsonl", archive("첫눈이 내렸다"));
  ASSERT_TRUE(ended(stacks.update(corpus), 0));
  const Stored before = stacks.stored();
  const Outcome whole = stacks.indexer("rebuild", {corpus});
  ASSERT_TRUE(ended(whole, 0));
  Moments moments(whole.took);
  for (int i = 0; i < crashes; ++i) {
    const Outcome outcome = stacks.indexer("rebuild", {corpus}, moments.next());
    ASSERT_TRUE(outcome.status == killed || outcome.status == 0) << outcome.err;
    ASSERT_EQ(stacks.stored(), before);
  }
  EXPECT_TRUE(ended(stacks.indexer("rebuild", {corpus}), 0));
  EXPECT_EQ(stacks.stored(), before);
  // What the killed ones left is gone.
  for (const auto& entry : std::filesystem::directory_iterator(stacks.index())) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(!name.starts_with("gen-") || entry.path() == stacks.live()) << name;
  }
}

}  // namespace
}  // namespace seogo::tests

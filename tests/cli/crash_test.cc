// kill -9 in the middle, again and again: nothing that was committed is lost, nothing is half
// there, and running again ends in the index that undisturbed work makes.
#include <random>

#include <gtest/gtest.h>

#include "tests/cli/rounds.h"
#include "tests/cli/serving.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

using std::chrono::microseconds;

constexpr int articles = 6000;  // short ones: five commits on the way and one at the end

std::string archive(const std::string& weather, int count = articles) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    std::vector<std::string> comments;
    if (i % 3 == 0) comments.push_back(weather + "는 소식 잘 봤습니다");
    lines += line("글-" + number, weather + " " + number, number + "번째 날에도 " + weather + ".",
                  comments);
  }
  return lines;
}

// Nothing is wrong but that the kill may have come between articles and their comments.
testing::AssertionResult sound(const Stacks& stacks) {
  const Outcome outcome = stacks.indexer("check", {});
  if (outcome.err.find("are a batch behind") != std::string::npos) return ended(outcome, 3);
  return ended(outcome, 0);
}

// Random moments, the first ones early and the later ones anywhere in the work.
class Moments {
 public:
  explicit Moments(std::chrono::duration<double> whole)
      : step_(std::chrono::duration_cast<microseconds>(whole).count() / kills()) {}
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
  int killings = 0;
  for (int i = 0; i < kills(); ++i) {
    const Conditions conditions = moments.next();
    SCOPED_TRACE("killed after " + std::to_string(conditions.kill_after->count()) + " us");
    const Outcome outcome = stacks.update(corpus, conditions);
    ASSERT_TRUE(outcome.status == killed || outcome.status == 0) << outcome.err;
    killings += outcome.status == killed ? 1 : 0;
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
    ASSERT_TRUE(sound(stacks));
    before = after;
  }
  EXPECT_GT(killings, 0) << "every run ended before it could be killed";
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
  Moments moments(std::chrono::milliseconds(40));
  for (int i = 0; i < kills(); ++i) {
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

// Rebuilds again and again, killed at random moments of `whole`; the index stays as it is, and in the
// end nothing is left of those that were killed.
void rebuild_through(const Stacks& stacks, const std::vector<std::string>& paths,
                     std::chrono::duration<double> whole) {
  const Stored before = stacks.stored();
  Moments moments(whole);
  int killings = 0;
  for (int i = 0; i < kills(); ++i) {
    const Conditions conditions = moments.next();
    SCOPED_TRACE("killed after " + std::to_string(conditions.kill_after->count()) + " us");
    const Outcome outcome = stacks.indexer("rebuild", paths, conditions);
    ASSERT_TRUE(outcome.status == killed || outcome.status == 0) << outcome.err;
    killings += outcome.status == killed ? 1 : 0;
    ASSERT_EQ(stacks.stored(), before);
    ASSERT_TRUE(ended(stacks.indexer("check", {}), 0));
  }
  EXPECT_GT(killings, 0) << "every run ended before it could be killed";
  EXPECT_TRUE(ended(stacks.indexer("rebuild", paths), 0));
  EXPECT_EQ(stacks.stored(), before);
}

TEST(Crash, ARebuildKilledMidwayLeavesTheLiveIndexServing) {
  const Stacks stacks;
  const std::string corpus = stacks.write("corpus.jsonl", archive("첫눈이 내렸다"));
  ASSERT_TRUE(ended(stacks.update(corpus), 0));
  const Outcome whole = stacks.indexer("rebuild", {corpus});
  ASSERT_TRUE(ended(whole, 0));
  {
    const Serving serving(stacks, "첫눈이", articles);
    rebuild_through(stacks, {corpus}, whole.took);
  }
  // The next one clears away what the killed ones and their readers left.
  ASSERT_TRUE(ended(stacks.indexer("rebuild", {}), 0));
  for (const auto& entry : std::filesystem::directory_iterator(stacks.index())) {
    EXPECT_TRUE(!entry.is_directory() || entry.path() == stacks.live()) << entry.path();
  }
}

// So few articles that much of a rebuild is the switch to what it built.
TEST(Crash, SwitchesKilledMidwayAreMadeOrNotMade) {
  const Stacks stacks;
  const std::string corpus = stacks.write("corpus.jsonl", archive("첫눈이 내렸다", 3));
  ASSERT_TRUE(ended(stacks.update(corpus), 0));
  const Outcome whole = stacks.indexer("rebuild", {corpus});
  ASSERT_TRUE(ended(whole, 0));
  const Serving serving(stacks, "첫눈이", 3);
  rebuild_through(stacks, {corpus}, whole.took);
  rebuild_through(stacks, {}, whole.took);
}

TEST(Crash, ARemovalKilledMidwayIsMadeOrNotMade) {
  const Stacks stacks;
  const std::string corpus = stacks.write("corpus.jsonl", archive("첫눈이 내렸다", 300));
  ASSERT_TRUE(ended(stacks.update(corpus), 0));
  const Stored before = stacks.stored();
  Stored after = before;
  std::vector<std::string> ids;
  for (int i = 0; i < 50; ++i) {
    ids.push_back("글-" + std::to_string(i));
    after.erase(ids.back());
  }
  const Serving serving(stacks, "299번째", 1);
  Moments moments(std::chrono::milliseconds(40));
  for (int i = 0; i < kills(); ++i) {
    const Outcome outcome = stacks.indexer("remove", ids, moments.next());
    ASSERT_TRUE(outcome.status == killed || outcome.status <= 1) << outcome.err;
    const Stored now = stacks.stored();
    ASSERT_TRUE(now == before || now == after) << now.size() << " articles are left";
    ASSERT_TRUE(sound(stacks));
    ASSERT_LE(stacks.indexer("remove", ids).status, 1);
    ASSERT_EQ(stacks.stored(), after);
    ASSERT_TRUE(ended(stacks.indexer("rebuild", {corpus}), 0));
    ASSERT_EQ(stacks.stored(), before);
  }
}

TEST(Crash, ARepairKilledMidwayIsDoneByTheNext) {
  const Stacks stacks;
  const std::string corpus = stacks.write("corpus.jsonl", archive("첫눈이 내렸다", 300));
  ASSERT_TRUE(ended(stacks.update(corpus), 0));
  const Contents before = stacks.contents();
  const Serving serving(stacks, "첫눈이", 300);
  Moments moments(std::chrono::milliseconds(40));
  for (int i = 0; i < kills(); ++i) {
    stacks.directory().mark_dirty("No space left on device");
    const Outcome outcome = stacks.indexer("check", {"--repair"}, moments.next());
    ASSERT_TRUE(outcome.status == killed || outcome.status == 0) << outcome.err;
    ASSERT_TRUE(stacks.contents() == before);
    ASSERT_TRUE(ended(stacks.indexer("check", {"--repair"}), 0));
    ASSERT_TRUE(stacks.contents() == before);
    ASSERT_TRUE(ended(stacks.indexer("check", {}), 0));
    ASSERT_TRUE(ended(stacks.update(corpus), 0));
  }
}

}  // namespace
}  // namespace seogo::tests

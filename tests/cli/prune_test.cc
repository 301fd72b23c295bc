// `update --prune` removes what is gone from the folders given, and nothing else.
#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

namespace fs = std::filesystem;

class Prune : public testing::Test {
 protected:
  Prune() {
    fs::create_directories(stacks.path("pages"));
    fs::create_directories(stacks.path("other"));
  }
  [[nodiscard]] Outcome prune(const std::vector<std::string>& names) const {
    std::vector<std::string> words = {"--prune"};
    for (const std::string& name : names) words.push_back(stacks.path(name));
    return stacks.update(words);
  }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, bytes] : stacks.stored()) ids.push_back(id);
    return ids;
  }
  Stacks stacks;
};

using Ids = std::vector<std::string>;

TEST_F(Prune, AFileThatIsGoneTakesItsArticlesWithIt) {
  const std::string a = stacks.write("pages/a.jsonl", line("1", "첫눈") + line("2", "소나기"));
  static_cast<void>(stacks.write("pages/b.jsonl", line("3", "안개")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  ASSERT_EQ(ids(), (Ids{"1", "2", "3"}));
  fs::remove(a);
  ASSERT_TRUE(ended(stacks.update({stacks.path("pages")}), 0));
  EXPECT_EQ(ids(), (Ids{"1", "2", "3"})) << "without --prune nothing is removed";
  const Outcome pruned = prune({"pages"});
  EXPECT_TRUE(ended(pruned, 0));
  EXPECT_TRUE(says(pruned.err, "2 removed"));
  EXPECT_EQ(ids(), (Ids{"3"}));
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));
}

// Each article has a file of its own, and none has a list of its terms: they are given at once.
TEST_F(Prune, ManyFilesThatAreGoneOrChangedAreOneBatch) {
  const auto page = [this](int number) { return "pages/" + std::to_string(number) + ".jsonl"; };
  for (int i = 0; i < 60; ++i) {
    static_cast<void>(
        stacks.write(page(i), line(std::to_string(i), "첫눈", "눈이 왔다.", {"춥다"})));
  }
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  const auto revision = [this] { return Xapian::Database(stacks.live().string()).get_revision(); };
  const Xapian::rev before = revision();
  for (int i = 0; i < 30; ++i) fs::remove(stacks.path(page(i)));
  for (int i = 30; i < 50; ++i) {
    static_cast<void>(stacks.write(page(i), line(std::to_string(i), "소나기")));
  }
  EXPECT_TRUE(says(prune({"pages"}).err,
                   "20 changed, 0 unchanged, 0 refused; 30 removed; 10 files untouched"));
  // Each batch: what goes without lists, the lists, what they were for.
  EXPECT_LE(revision() - before, 2 * 3U);
  EXPECT_EQ(ids().size(), 30U);
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));
}

// Captures of one page stand next to each other in many archives.
TEST_F(Prune, VersionsOfAnArticleInARowAreOneBatch) {
  const auto row = [](int number, const std::string& body, const std::vector<std::string>& said) {
    return line(std::to_string(number), "첫눈 " + std::to_string(number), body, said);
  };
  std::string first;
  std::string both;
  for (int i = 0; i < 60; ++i) {
    first += row(i, "눈이 왔다.", {"춥다"});
    both += row(i, "눈이 많이 왔다.", {"춥다", "많네"}) + row(i, "눈이 그쳤다.", {"그쳤네"});
  }
  static_cast<void>(stacks.write("pages/a.jsonl", first));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  const auto revision = [this] { return Xapian::Database(stacks.live().string()).get_revision(); };
  const Xapian::rev before = revision();
  static_cast<void>(stacks.write("pages/a.jsonl", both));
  EXPECT_TRUE(says(prune({"pages"}).err, "0 added, 120 changed"));
  EXPECT_LE(revision() - before, 2 * 3U);
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));

  const Stacks anew;
  std::filesystem::create_directories(anew.path("pages"));
  ASSERT_TRUE(ended(anew.update(stacks.path("pages/a.jsonl")), 0));
  EXPECT_EQ(stacks.contents(), anew.contents());
}

TEST_F(Prune, ALineThatIsGoneFromAFileTakesItsArticleWithIt) {
  static_cast<void>(stacks.write("pages/a.jsonl", line("1", "첫눈") + line("2", "소나기")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  static_cast<void>(stacks.write("pages/a.jsonl", line("2", "소나기")));
  EXPECT_TRUE(says(prune({"pages"}).err, "1 removed"));
  EXPECT_EQ(ids(), (Ids{"2"}));
}

TEST_F(Prune, WhatAnotherFileHasTooStays) {
  const std::string a = stacks.write("pages/a.jsonl", line("1", "첫눈"));
  static_cast<void>(stacks.write("pages/b.jsonl", line("1", "첫눈") + line("2", "안개")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  fs::remove(a);
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  EXPECT_EQ(ids(), (Ids{"1", "2"}));
  static_cast<void>(stacks.write("pages/b.jsonl", line("2", "안개")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  EXPECT_EQ(ids(), (Ids{"2"}));
}

TEST_F(Prune, ARenamedFileKeepsItsArticles) {
  const std::string a = stacks.write("pages/a.jsonl", line("1", "첫눈"));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  fs::rename(a, stacks.path("pages/renamed.jsonl"));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  EXPECT_EQ(ids(), (Ids{"1"}));
  fs::remove(stacks.path("pages/renamed.jsonl"));
  static_cast<void>(stacks.write("pages/b.jsonl", line("2", "안개")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  EXPECT_EQ(ids(), (Ids{"2"}));
}

TEST_F(Prune, OtherFoldersAreLeftAlone) {
  static_cast<void>(stacks.write("pages/a.jsonl", line("1", "첫눈")));
  const std::string other = stacks.write("other/b.jsonl", line("2", "안개"));
  ASSERT_TRUE(ended(prune({"pages", "other"}), 0));
  fs::remove(other);
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  EXPECT_EQ(ids(), (Ids{"1", "2"}));
}

TEST_F(Prune, ADamagedLineDoesNotCostItsArticle) {
  static_cast<void>(stacks.write("pages/a.jsonl", line("1", "첫눈") + line("2", "소나기")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  static_cast<void>(stacks.write("pages/a.jsonl", "{\"id\":\"1\",\n" + line("2", "소나기")));
  EXPECT_TRUE(ended(prune({"pages"}), 1));
  EXPECT_EQ(ids(), (Ids{"1", "2"}));
}

TEST_F(Prune, AFolderThatIsEmptyAllAtOnceIsNotBelieved) {
  const std::string a = stacks.write("pages/a.jsonl", line("1", "첫눈"));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  fs::remove(a);
  const Outcome outcome = prune({"pages"});
  EXPECT_TRUE(says(outcome.err, "are they mounted?"));
  EXPECT_EQ(ids(), (Ids{"1"}));
}

TEST_F(Prune, ASubfolderThatIsEmptyAllAtOnceIsNotBelievedEither) {
  static_cast<void>(stacks.write("pages/a.jsonl", line("1", "첫눈")));
  fs::create_directories(stacks.path("pages/disk"));
  const std::string b = stacks.write("pages/disk/b.jsonl", line("2", "안개"));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  fs::remove(b);
  EXPECT_TRUE(says(prune({"pages"}).err, "are they mounted?"));
  EXPECT_EQ(ids(), (Ids{"1", "2"}));
  fs::remove(stacks.path("pages/disk"));
  EXPECT_TRUE(says(prune({"pages"}).err, "1 removed"));
  EXPECT_EQ(ids(), (Ids{"1"}));
}

TEST_F(Prune, AFileThatIsCutToNothingKeepsItsArticles) {
  static_cast<void>(stacks.write("pages/a.jsonl", line("1", "첫눈")));
  static_cast<void>(stacks.write("pages/b.jsonl", line("2", "안개")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  static_cast<void>(stacks.write("pages/a.jsonl", ""));
  static_cast<void>(prune({"pages"}));
  EXPECT_EQ(ids(), (Ids{"1", "2"}));
}

TEST_F(Prune, WhatCameThroughAPipeIsNotGoneWithAFile) {
  Conditions pipe;
  pipe.input = line("1", "첫눈");
  ASSERT_TRUE(ended(stacks.update({"-"}, pipe), 0));
  const std::string a = stacks.write("pages/a.jsonl", line("1", "첫눈"));
  static_cast<void>(stacks.write("pages/b.jsonl", line("2", "안개")));
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  fs::remove(a);
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  EXPECT_EQ(ids(), (Ids{"1", "2"}));
}

TEST_F(Prune, ItWorksOnAnIndexThatWasBuiltAnew) {
  const std::string a = stacks.write("pages/a.jsonl", line("1", "첫눈"));
  static_cast<void>(stacks.write("pages/b.jsonl", line("2", "안개")));
  ASSERT_TRUE(ended(stacks.indexer("rebuild", {stacks.path("pages")}), 0));
  ASSERT_TRUE(ended(stacks.indexer("rebuild", {}), 0));
  fs::remove(a);
  ASSERT_TRUE(ended(prune({"pages"}), 0));
  EXPECT_EQ(ids(), (Ids{"2"}));
}

}  // namespace
}  // namespace seogo::tests

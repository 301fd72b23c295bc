// `update --prune` removes what is gone from the folders given, and nothing else.
#include <gtest/gtest.h>

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

// Removing, checking, repairing and describing an index.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/analyzer.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

class Maintenance : public testing::Test {
 protected:
  void SetUp() override {
    file_ = stacks_.write("a.jsonl", line("1", "첫눈", "눈이 내렸다.", {"춥다", "따뜻하게 입자"}) +
                                         line("2", "소나기") + line("3", "우박"));
    ASSERT_TRUE(ended(stacks_.update(file_), 0));
  }

  Stacks stacks_;
  std::string file_;
};

TEST_F(Maintenance, RemovesAKnownArticle) {
  const Outcome outcome = stacks_.indexer("remove", {"2"});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "1 removed"));
  EXPECT_EQ(stacks_.stored().count("2"), 0U);
  EXPECT_EQ(stacks_.stored().size(), 2U);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
}

TEST_F(Maintenance, RemovingAnUnknownArticleIsToldAndTheOthersGo) {
  const Outcome outcome = stacks_.indexer("remove", {"없음", "1"});
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, "없음: there is no such article"));
  EXPECT_TRUE(says(outcome.err, "1 removed"));
  EXPECT_EQ(stacks_.stored().count("1"), 0U);
}

TEST_F(Maintenance, AnArticleCanBeRemovedOnce) {
  EXPECT_TRUE(ended(stacks_.indexer("remove", {"1", "1"}), 1));
  EXPECT_TRUE(ended(stacks_.indexer("remove", {"1"}), 1));
  EXPECT_EQ(stacks_.stored().size(), 2U);
}

TEST_F(Maintenance, ASoundIndexIsSaidToBeSo) {
  const Outcome outcome = stacks_.indexer("check", {});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.out, "all is well"));
}

TEST_F(Maintenance, ADamagedTableIsFoundWhicheverItIs) {
  for (const char* table :
       {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass", "comments/postlist.glass",
        "comments/docdata.glass", "comments/termlist.glass", "comments/iamglass"}) {
    for (const unsigned share : {0U, 50U}) {
      SCOPED_TRACE(table + std::string(" cut to ") + std::to_string(share) + "%");
      const Stacks damaged;
      std::filesystem::copy(stacks_.index(), damaged.index(),
                            std::filesystem::copy_options::recursive);
      const std::filesystem::path file = damaged.live() / table;
      std::filesystem::resize_file(file, std::filesystem::file_size(file) * share / 100);
      const Outcome outcome = damaged.indexer("check", {});
      EXPECT_TRUE(ended(outcome, 3));
      EXPECT_TRUE(says(outcome.err, "check --repair --index " + damaged.index()));
      // What cannot be brought back is not switched to.
      const std::filesystem::path live = damaged.live();
      const Outcome repair = damaged.indexer("check", {"--repair"});
      EXPECT_TRUE(repair.status == 3 ||
                  (repair.status == 0 && damaged.stored() == stacks_.stored()))
          << repair.status << repair.err;
      // Comments are made anew from the articles.
      EXPECT_TRUE(repair.status == 0 || !std::string(table).starts_with("comments/"));
      EXPECT_TRUE(repair.status == 0 || damaged.live() == live);
      const Outcome search = run({"seogo-search", "--index", damaged.index(), "첫눈"});
      EXPECT_TRUE(search.status == 3 || search.status == 0) << search.status << search.err;
    }
  }
}

TEST_F(Maintenance, AMissingCommentIsFoundAndBroughtBack) {
  const Contents before = stacks_.contents();
  {
    stacks_.give_term_lists(stacks_.live() / "comments");
    Xapian::WritableDatabase comments((stacks_.live() / "comments").string());
    comments.delete_document(2);
    comments.commit();
  }
  const Outcome found = stacks_.indexer("check", {});
  EXPECT_TRUE(ended(found, 3));
  EXPECT_TRUE(says(found.err, "the comments of 1 articles are not those stored with them"));
  EXPECT_TRUE(ended(stacks_.indexer("check", {"--repair"}), 0));
  EXPECT_EQ(stacks_.contents(), before);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
}

TEST_F(Maintenance, RemovesCommentsWithTheirArticle) {
  EXPECT_EQ(stacks_.contents().count("comment 1 1"), 1U);
  EXPECT_TRUE(ended(stacks_.indexer("remove", {"1"}), 0));
  EXPECT_EQ(stacks_.contents().count("comment 1 1"), 0U);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
}

TEST_F(Maintenance, GarbledPagesAreFound) {
  const std::filesystem::path file = stacks_.live() / "postlist.glass";
  std::FILE* table = std::fopen(file.c_str(), "r+b");
  ASSERT_NE(table, nullptr);
  const std::string garbage(std::filesystem::file_size(file), '\x5A');
  std::fwrite(garbage.data(), 1, garbage.size(), table);
  std::fclose(table);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 3));
  EXPECT_TRUE(ended(run({"seogo-search", "--index", stacks_.index(), "첫눈"}), 3));
}

TEST_F(Maintenance, ADirtyMarkStopsWritingUntilItIsRepaired) {
  const Stored before = stacks_.stored();
  stacks_.directory().mark_dirty("No space left on device");
  const std::string more = stacks_.write("more.jsonl", line("4", "무지개"));
  for (const char* command : {"update", "remove"}) {
    SCOPED_TRACE(command);
    const Outcome outcome = stacks_.indexer(command, {more});
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, "needs repair: No space left on device"));
    EXPECT_TRUE(says(outcome.err, "seogo-indexer check --repair --index " + stacks_.index()));
  }
  const Outcome found = stacks_.indexer("check", {});
  EXPECT_TRUE(ended(found, 3));
  EXPECT_TRUE(says(found.err, "a commit failed here: No space left on device"));
  EXPECT_EQ(stacks_.stored(), before);  // searching goes on

  const std::filesystem::path dirty = stacks_.live();
  EXPECT_TRUE(ended(stacks_.indexer("check", {"--repair"}), 0));
  EXPECT_NE(stacks_.live(), dirty);
  EXPECT_EQ(stacks_.stored(), before);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
  EXPECT_TRUE(says(stacks_.update(more).err, "1 added"));
}

TEST_F(Maintenance, StatsAsJsonHaveTheKeysOfTheContract) {
  static_cast<void>(stacks_.write(
      "b.jsonl", R"({"title":"눈","body":"눈","date":"2023-12-11","comments":[{"text":"와"}]})"
                 "\n"));
  ASSERT_TRUE(ended(stacks_.update(stacks_.path("b.jsonl")), 0));
  const Outcome outcome = stacks_.indexer("stats", {"--json"});
  ASSERT_TRUE(ended(outcome, 0));
  const nlohmann::json stats = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(stats.at("articles"), 4);
  EXPECT_EQ(stats.at("comments"), 3);
  EXPECT_EQ(stats.at("generation"), stacks_.live().filename().string());
  EXPECT_EQ(stats.at("analyzer"), schema::analyzer_version);
  EXPECT_GT(stats.at("comment_bytes"), 0);
  EXPECT_GT(stats.at("bytes"), stats.at("comment_bytes"));
  EXPECT_EQ(stats.at("first_day"), "2023-12-11");
  EXPECT_EQ(stats.at("last_day"), "2023-12-11");
  EXPECT_TRUE(says(stacks_.indexer("stats", {}).out, "articles    4\n"));
}

}  // namespace
}  // namespace seogo::tests

// A new generation is built aside and switched to when it is whole; until then the old one serves.
#include <gtest/gtest.h>

#include "schema/fields.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

class Rebuild : public testing::Test {
 protected:
  void SetUp() override {
    file_ = stacks_.write("a.jsonl", line("1", "첫눈") + line("2", "소나기") +
                                         line("3", "우박", "눈이 내렸다.", {"아프다", "차다"}));
    ASSERT_TRUE(ended(stacks_.update(file_), 0));
  }

  Stacks stacks_;
  std::string file_;
};

TEST_F(Rebuild, WithPathsHoldsWhatTheyHold) {
  static_cast<void>(stacks_.write("a.jsonl", line("1", "첫눈") + line("4", "무지개")));
  const std::filesystem::path old = stacks_.live();
  const Outcome outcome = stacks_.indexer("rebuild", {file_});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "2 added"));
  const Stored stored = stacks_.stored();
  EXPECT_EQ(stored.size(), 2U);
  EXPECT_EQ(stored.count("4"), 1U);
  EXPECT_NE(stacks_.live(), old);
  EXPECT_FALSE(std::filesystem::exists(old));
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
}

TEST_F(Rebuild, WithoutPathsHoldsTheSameArticles) {
  const Stored before = stacks_.stored();
  std::filesystem::remove(file_);
  const Outcome outcome = stacks_.indexer("rebuild", {});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "3 added"));
  EXPECT_EQ(stacks_.stored(), before);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
}

// An index of before there was a database of comments.
TEST_F(Rebuild, WithoutPathsOfAnEarlierFormatHasTheCommentsOfItsArticles) {
  const Contents before = stacks_.contents();
  ASSERT_EQ(before.count("comment 3 1"), 1U);
  {
    // Its documents had term lists, which told their inputs.
    stacks_.give_term_lists(stacks_.live());
    Xapian::WritableDatabase articles(stacks_.live().string());
    const Xapian::Database built(stacks_.live().string());
    for (auto it = built.postlist_begin(""); it != built.postlist_end(""); ++it) {
      Xapian::Document document = articles.get_document(*it);
      document.remove_value(schema::inputs_slot);
      articles.replace_document(*it, document);
    }
    articles.set_metadata(schema::format_key, "3");
    articles.commit();
  }
  std::filesystem::remove_all(stacks_.live() / "comments");
  for (const char* command : {"update", "check", "stats"}) {
    SCOPED_TRACE(command);
    const Outcome refused =
        stacks_.indexer(command, command == std::string("update") ? std::vector{file_}
                                                                  : std::vector<std::string>());
    EXPECT_TRUE(ended(refused, 3));
    EXPECT_TRUE(says(refused.err, "format 3; this program has"));
    EXPECT_TRUE(says(refused.err, "seogo-indexer rebuild --index " + stacks_.index()));
  }
  EXPECT_TRUE(ended(stacks_.indexer("rebuild", {}), 0));
  EXPECT_EQ(stacks_.contents(), before);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
  EXPECT_TRUE(says(stacks_.update(file_).err, "1 files untouched"));
}

// So many articles that they are built in several parts.
TEST_F(Rebuild, CountsTheWordsThatAnUpdateCounts) {
  std::string lines;
  for (int i = 0; i < 2500; ++i) {
    lines += line(std::to_string(i), "첫눈 " + std::to_string(i), "무지개가 뜬 날이었다.");
  }
  static_cast<void>(stacks_.write("a.jsonl", lines));
  ASSERT_TRUE(ended(stacks_.update(file_), 0));
  Contents updated = stacks_.contents();
  ASSERT_TRUE(ended(stacks_.indexer("rebuild", {file_}), 0));
  Contents rebuilt = stacks_.contents();
  for (Contents* contents : {&updated, &rebuilt}) {
    std::erase_if(*contents, [](const auto& entry) { return !entry.first.starts_with("word "); });
  }
  EXPECT_EQ(updated.at("word 무지개"), "2500");
  EXPECT_EQ(rebuilt, updated);
}

TEST_F(Rebuild, IsFollowedByAnUpdateThatFindsNothingNew) {
  ASSERT_TRUE(ended(stacks_.indexer("rebuild", {file_}), 0));
  EXPECT_TRUE(
      says(stacks_.update(file_).err, "0 added, 0 changed, 0 unchanged, 0 refused; 1 files"));
}

TEST_F(Rebuild, LeavesAnOpenReaderItsGeneration) {
  const Stored before = stacks_.stored();
  {
    const schema::Generation reader = stacks_.directory().open_live();
    static_cast<void>(stacks_.write("a.jsonl", line("4", "무지개")));
    ASSERT_TRUE(ended(stacks_.indexer("rebuild", {file_}), 0));
    EXPECT_EQ(stacks_.stored().size(), 1U);
    EXPECT_TRUE(std::filesystem::exists(stacks_.directory().generation_path(reader.name)));
    for (Xapian::docid id = 1; id <= 3; ++id) {
      EXPECT_EQ(before.count(reader.database.get_document(id).get_value(0)), 0U);
      EXPECT_FALSE(reader.database.get_document(id).get_data().empty());
    }
  }
  // The next one clears away what no reader holds any more.
  ASSERT_TRUE(ended(stacks_.indexer("rebuild", {}), 0));
  std::size_t generations = 0;
  for (const auto& entry : std::filesystem::directory_iterator(stacks_.index())) {
    generations += entry.is_directory() ? 1U : 0U;
  }
  EXPECT_EQ(generations, 1U);
}

TEST_F(Rebuild, ThatFindsNothingLeavesTheLiveIndexAsItWas) {
  const Stored before = stacks_.stored();
  const std::filesystem::path live = stacks_.live();
  std::filesystem::create_directory(stacks_.path("empty"));
  for (const std::string& path : {stacks_.path("empty"), stacks_.path("missing")}) {
    SCOPED_TRACE(path);
    const Outcome outcome = stacks_.indexer("rebuild", {path});
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, "no article was found, so nothing was switched"));
    EXPECT_EQ(stacks_.live(), live);
    EXPECT_EQ(stacks_.stored(), before);
  }
}

TEST_F(Rebuild, WithRefusalsHoldsTheRestAndSaysSo) {
  static_cast<void>(stacks_.write("a.jsonl", line("1", "첫눈") + "{\"title\":\n"));
  const Outcome outcome = stacks_.indexer("rebuild", {file_});
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, file_ + ", line 2: JSON cut short"));
  EXPECT_EQ(stacks_.stored().size(), 1U);
}

}  // namespace
}  // namespace seogo::tests

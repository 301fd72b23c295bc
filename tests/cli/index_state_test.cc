// An index that is missing, foreign, of another version or in other hands: status 3, the reason, a
// hint.
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include "schema/analyzer.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

class IndexState : public testing::Test {
 protected:
  void SetUp() override { good_ = stacks_.write("good.jsonl", line("1", "첫눈")); }

  void index_made_by(const std::string& analyzer) {
    ASSERT_TRUE(ended(stacks_.update(good_), 0));
    Xapian::WritableDatabase database(stacks_.live().string());
    database.set_metadata(schema::analyzer_key, analyzer);
    database.commit();
  }

  Stacks stacks_;
  std::string good_;
};

TEST_F(IndexState, AMissingIndexIsNotMadeByAskingForIt) {
  for (const char* command : {"rebuild", "check", "stats"}) {
    SCOPED_TRACE(command);
    const Outcome outcome = stacks_.indexer(command, {});
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, "there is no index at " + stacks_.index()));
    EXPECT_TRUE(says(outcome.err, "make one: seogo-indexer update --index"));
    EXPECT_FALSE(std::filesystem::exists(stacks_.index()));
  }
}

TEST_F(IndexState, AFolderOfOtherThingsIsLeftAlone) {
  const std::string letter = stacks_.write("stacks/letter.doc", "dear reader");
  for (const char* command : {"update", "rebuild", "remove"}) {
    SCOPED_TRACE(command);
    const Outcome outcome = stacks_.indexer(command, {good_});
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, stacks_.index() + " is no index"));
    EXPECT_TRUE(says(outcome.err, "name an index, or a new or empty directory"));
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(stacks_.index()),
                          std::filesystem::directory_iterator()),
            1);
}

TEST_F(IndexState, AnEmptyDirectoryIsTakenForANewIndex) {
  std::filesystem::create_directory(stacks_.index());
  EXPECT_TRUE(ended(stacks_.update(good_), 0));
  EXPECT_EQ(stacks_.stored().size(), 1U);
}

TEST_F(IndexState, AnotherAnalyzersIndexIsRefusedWithAHintToRebuild) {
  index_made_by("seogo-0");
  const std::vector<std::vector<std::string>> commands = {
      {"seogo-indexer", "update", "--index", stacks_.index(), good_},
      {"seogo-indexer", "remove", "--index", stacks_.index(), "1"},
      {"seogo-indexer", "stats", "--index", stacks_.index()},
      {"seogo-indexer", "check", "--index", stacks_.index()},
      {"seogo-search", "--index", stacks_.index(), "첫눈"},
      {"seogo-searchd", "--index", stacks_.index(), "--listen", "127.0.0.1:0"},
  };
  for (const std::vector<std::string>& command : commands) {
    SCOPED_TRACE(command[0] + " " + command[1]);
    const Outcome outcome = run(command);
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, "made by analyzer seogo-0"));
    EXPECT_TRUE(says(outcome.err, "this program has " + std::string(schema::analyzer_version)));
    EXPECT_TRUE(says(outcome.err, "seogo-indexer rebuild --index " + stacks_.index()));
  }
}

TEST_F(IndexState, RebuildingBringsAnotherAnalyzersIndexUpToDate) {
  index_made_by("seogo-0");
  EXPECT_TRUE(ended(stacks_.indexer("rebuild", {}), 0));
  EXPECT_EQ(stacks_.stored().size(), 1U);
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
  EXPECT_TRUE(ended(stacks_.update(good_), 0));
}

TEST_F(IndexState, ASecondWriterIsToldWhoHoldsTheLock) {
  ASSERT_TRUE(ended(stacks_.update(good_), 0));
  const Stored before = stacks_.stored();
  {
    const schema::WriterLock lock(stacks_.directory(), "rebuild");
    const std::vector<std::vector<std::string>> commands = {
        {"update", good_}, {"rebuild", good_}, {"rebuild"}, {"remove", "1"}};
    for (const std::vector<std::string>& command : commands) {
      SCOPED_TRACE(command.front());
      const Outcome outcome =
          stacks_.indexer(command.front(), {command.begin() + 1, command.end()});
      EXPECT_TRUE(ended(outcome, 3));
      EXPECT_TRUE(says(outcome.err, "is being written by seogo-indexer rebuild (process " +
                                        std::to_string(::getpid()) + ")"));
      EXPECT_TRUE(says(outcome.err, "wait until it is done"));
    }
    // Reading needs no lock.
    EXPECT_TRUE(ended(stacks_.indexer("stats", {}), 0));
    EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
    EXPECT_TRUE(ended(run({"seogo-search", "--index", stacks_.index(), "첫눈"}), 0));
  }
  EXPECT_EQ(stacks_.stored(), before);
  EXPECT_TRUE(ended(stacks_.indexer("remove", {"1"}), 0));
}

}  // namespace
}  // namespace seogo::tests

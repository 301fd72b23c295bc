// A disk that fills up in the middle of an update: the failure is told, the index is marked, what
// was committed stays, and repairing it lets the work go on.
#include <gtest/gtest.h>

#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

std::uint64_t largest_file(const std::filesystem::path& directory) {
  std::uint64_t largest = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    largest = std::max<std::uint64_t>(largest, entry.file_size());
  }
  return largest;
}

TEST(FullDisk, LosesNothingThatWasCommitted) {
  const Stacks stacks;
  const std::string first = stacks.invent("first.jsonl", 150);
  const std::string corpus = stacks.invent("corpus.jsonl", 700);
  ASSERT_TRUE(ended(stacks.update(first), 0));
  const Stored before = stacks.stored();
  ASSERT_EQ(before.size(), 150U);

  Conditions full;
  full.largest_file = largest_file(stacks.live()) + (1U << 20);
  const Outcome failed = stacks.update({corpus}, full);
  EXPECT_TRUE(ended(failed, 3));
  EXPECT_TRUE(says(failed.err, "writing " + stacks.live().string() + " failed"));
  EXPECT_TRUE(says(failed.err, "seogo-indexer check --repair --index " + stacks.index()));
  EXPECT_TRUE(stacks.directory().dirty().has_value());
  EXPECT_TRUE(holds(stacks.stored(), before));

  EXPECT_TRUE(ended(stacks.update(corpus), 3));
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 3));
  EXPECT_TRUE(holds(stacks.stored(), before));

  EXPECT_TRUE(ended(stacks.indexer("check", {"--repair"}), 0));
  EXPECT_FALSE(stacks.directory().dirty().has_value());
  EXPECT_TRUE(holds(stacks.stored(), before));
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));

  EXPECT_TRUE(ended(stacks.update({first, corpus}), 0));
  const Stacks undisturbed;
  std::filesystem::copy_file(first, undisturbed.path("first.jsonl"));
  ASSERT_TRUE(ended(undisturbed.update({first, corpus}), 0));
  EXPECT_EQ(stacks.stored(), undisturbed.stored());
}

TEST(FullDisk, WhileRebuildingLeavesTheLiveIndexUnmarked) {
  const Stacks stacks;
  const std::string corpus = stacks.invent("corpus.jsonl", 300);
  ASSERT_TRUE(ended(stacks.update(corpus), 0));
  const Stored before = stacks.stored();
  Conditions full;
  full.largest_file = 256 * 1024;
  const Outcome failed = stacks.indexer("rebuild", {corpus}, full);
  EXPECT_TRUE(ended(failed, 3));
  EXPECT_TRUE(says(failed.err, "the live index was not touched"));
  EXPECT_FALSE(stacks.directory().dirty().has_value());
  EXPECT_EQ(stacks.stored(), before);
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));
  EXPECT_TRUE(ended(stacks.indexer("rebuild", {corpus}), 0));
  EXPECT_EQ(stacks.stored(), before);
}

TEST(FullDisk, BeforeThereIsAnIndexIsToldAndLeavesNothingInTheWay) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈"));
  Conditions full;
  for (const std::uint64_t bytes : {0U, 10U, 1000U}) {
    SCOPED_TRACE(bytes);
    full.largest_file = bytes;  // of the file that takes stderr, too
    EXPECT_TRUE(ended(stacks.update({file}, full), 3));
  }
  EXPECT_TRUE(ended(stacks.update(file), 0));
  EXPECT_EQ(stacks.stored().size(), 1U);
}

TEST(FullDisk, AtTheFirstArticleCanBeRepaired) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈"));
  Conditions full;
  full.largest_file = 9000;
  EXPECT_TRUE(ended(stacks.update({file}, full), 3));
  EXPECT_TRUE(ended(stacks.update(file), 3));
  EXPECT_TRUE(ended(stacks.indexer("check", {"--repair"}), 0));
  EXPECT_TRUE(ended(stacks.update(file), 0));
  EXPECT_EQ(stacks.stored().size(), 1U);
}

TEST(FullDisk, OutputThatCannotBeWrittenIsAFailure) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈", std::string(5000, 'a')));
  Conditions full;
  full.largest_file = 1000;
  const Outcome outcome = run({"seogo-indexer", "inspect", file}, full);
  EXPECT_TRUE(ended(outcome, 3));
  EXPECT_TRUE(says(outcome.err, "seogo-indexer: "));
}

}  // namespace
}  // namespace seogo::tests

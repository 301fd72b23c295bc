// A disk that fills up in the middle of an update: the failure is told, the index is marked, what
// was committed stays, and repairing it lets the work go on.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/cli/ordeal.h"
#include "tests/cli/small_disk.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

std::uint64_t largest_file(const std::filesystem::path& directory) {
  std::uint64_t largest = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.is_regular_file()) largest = std::max<std::uint64_t>(largest, entry.file_size());
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

TEST(FullDisk, AtTheFirstArticleLeavesNothingInTheWay) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈"));
  Conditions full;
  full.largest_file = 9000;
  const Outcome failed = stacks.update({file}, full);
  EXPECT_TRUE(ended(failed, 3));
  EXPECT_TRUE(says(failed.err, "the live index was not touched"));
  EXPECT_FALSE(stacks.directory().dirty().has_value());
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

constexpr int sizes = 8;

// What the index takes on the disk while the work is done: at most this much.
std::uint64_t bytes_of(const std::filesystem::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    bytes += entry.is_regular_file() ? (entry.file_size() + 4095) / 4096 * 4096 : 4096;
  }
  return bytes;
}

class FullDiskAtEightSizes : public testing::TestWithParam<Work> {
 protected:
  [[nodiscard]] const Work& work() const { return GetParam(); }

  void expect_told(const Outcome& outcome) const {
    if (outcome.status == 0) {
      ordeal_.expect_done();
      return;
    }
    EXPECT_TRUE(ended(outcome, 3));
    EXPECT_TRUE(says(outcome.err, "seogo-indexer: "));
    EXPECT_TRUE(outcome.err.find("No space left on device") != std::string::npos ||
                outcome.err.find("File too large") != std::string::npos ||
                outcome.err.find("free") != std::string::npos ||
                outcome.err.find("had to end") != std::string::npos)
        << outcome.err;
    const bool live = outcome.err.find("articles committed before are safe") != std::string::npos;
    EXPECT_EQ(ordeal_.dirty(), live || work().upon_dirty) << outcome.err;
    EXPECT_TRUE(work().writes_live || !live) << outcome.err;
  }

  const Ordeal ordeal_{work()};
};

TEST_P(FullDiskAtEightSizes, OfAFileLosesNothing) {
  const std::uint64_t whole = largest_file(ordeal_.stacks().live());
  int failures = 0;
  for (unsigned i = 0; i < sizes; ++i) {
    Conditions full;
    full.largest_file = 4096 + whole * i / sizes;  // of the file that takes stderr, too
    SCOPED_TRACE(std::to_string(*full.largest_file) + " bytes a file");
    ordeal_.start();
    const Outcome outcome = ordeal_.work(full);
    failures += outcome.status == 0 ? 0 : 1;
    expect_told(outcome);
    ordeal_.expect_nothing_lost();
    ordeal_.expect_recovery();
  }
  EXPECT_GT(failures, 0) << "all was done within " << whole << " bytes a file";
}

TEST_P(FullDiskAtEightSizes, OfAFileSystemLosesNothing) {
  const SmallDisk disk(ordeal_.stacks().index());
  if (!disk.mounted()) {
    GTEST_SKIP() << "only the limit on a file's size is tested here; no small file system: "
                 << disk.reason();
  }
  ordeal_.start();
  const std::uint64_t before = bytes_of(ordeal_.stacks().index());
  ASSERT_TRUE(ended(ordeal_.work({}), 0));
  // A rebuild has the old index, what it builds and what it compacts that to beside each other.
  const std::uint64_t after = bytes_of(ordeal_.stacks().index()) * (work().writes_live ? 1 : 2);
  int failures = 0;
  for (unsigned i = 0; i < sizes; ++i) {
    disk.resize(64U << 20);
    ordeal_.start();
    const std::uint64_t room = std::max<std::uint64_t>(before, 4096) +
                               (after > before ? (after - before) * i / sizes : 4096 * i);
    SCOPED_TRACE(std::to_string(room) + " bytes in all, " + std::to_string(before) + " taken");
    disk.resize(room);
    const Outcome outcome = ordeal_.work({});
    failures += outcome.status == 0 ? 0 : 1;
    expect_told(outcome);
    ordeal_.expect_nothing_lost();
    if (ordeal_.stacks().exists()) {
      EXPECT_TRUE(ended(run({"seogo-search", "--index", ordeal_.stacks().index(), "지나갔다"}), 0));
    }
    disk.resize(64U << 20);
    ordeal_.expect_recovery();
  }
  EXPECT_GT(failures, 0) << "all was done in " << before << " to " << after << " bytes";
}

INSTANTIATE_TEST_SUITE_P(Of, FullDiskAtEightSizes, testing::ValuesIn(works),
                         [](const auto& work) { return std::string(work.param.name); });

}  // namespace
}  // namespace seogo::tests

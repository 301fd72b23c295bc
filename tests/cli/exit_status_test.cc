// 0 all good, 1 some inputs were refused, 2 usage, 3 index or I/O failure: every command, every
// status.
#include <gtest/gtest.h>

#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

struct Row {
  const char* command;  // words between spaces; {…} stands for a path
  int status;
};

// {index} holds the article 1; {none} is not there; {foreign} is a folder of other things.
// {good} is an article, {bad} an article and a line that is none.
constexpr Row rows[] = {
    {"seogo-indexer --help", 0},
    {"seogo-indexer", 2},
    {"seogo-indexer publish", 2},
    {"seogo-indexer update --help", 0},
    {"seogo-indexer update --index {new} {good}", 0},
    {"seogo-indexer update --index {new} {bad}", 1},
    {"seogo-indexer update --index {new} {none}", 1},
    {"seogo-indexer update --index {index}", 2},
    {"seogo-indexer update {good}", 2},
    {"seogo-indexer update --index {index} --quickly {good}", 2},
    {"seogo-indexer update --index {foreign} {good}", 3},
    {"seogo-indexer update --index {good} {good}", 3},
    {"seogo-indexer update --index {new} --profile {none} {good}", 3},
    {"seogo-indexer update --index {new} --profile {bad} {good}", 2},
    {"seogo-indexer rebuild --index {index} {good}", 0},
    {"seogo-indexer rebuild --index {index}", 0},
    {"seogo-indexer rebuild --index {index} {bad}", 1},
    {"seogo-indexer rebuild", 2},
    {"seogo-indexer rebuild --index {none}", 3},
    {"seogo-indexer rebuild --index {foreign} {good}", 3},
    {"seogo-indexer remove --index {index} 1", 0},
    {"seogo-indexer remove --index {index} 1 unknown", 1},
    {"seogo-indexer remove --index {index}", 2},
    {"seogo-indexer remove --index {none} 1", 3},
    {"seogo-indexer inspect {good}", 0},
    {"seogo-indexer inspect {bad}", 1},
    {"seogo-indexer inspect", 2},
    {"seogo-indexer inspect --index {index} {good}", 2},
    {"seogo-indexer inspect --profile {none} {good}", 3},
    {"seogo-indexer check --index {index}", 0},
    {"seogo-indexer check --index {index} --repair", 0},
    {"seogo-indexer check", 2},
    {"seogo-indexer check --index {none}", 3},
    {"seogo-indexer check --index {foreign}", 3},
    {"seogo-indexer stats --index {index}", 0},
    {"seogo-indexer stats --index {index} --json", 0},
    {"seogo-indexer stats --index {index} --xml", 2},
    {"seogo-indexer stats --index {none}", 3},
    {"seogo-search --help", 0},
    {"seogo-search --index {index} 첫눈", 0},
    {"seogo-search --index {index} 펭귄", 0},
    {"seogo-search --index {index}", 0},
    {"seogo-search 첫눈", 2},
    {"seogo-search --index {index} --limit many 첫눈", 2},
    {"seogo-search --index {index} --limit 101 첫눈", 2},
    {"seogo-search --index {index} --sort prettiest 첫눈", 2},
    {"seogo-search --index {index} --from 2023-13-45 첫눈", 2},
    {"seogo-search --index {none} 첫눈", 3},
    {"seogo-search --index {foreign} 첫눈", 3},
    {"seogo-searchd --help", 0},
    {"seogo-searchd", 2},
    {"seogo-searchd --index {index} --listen nowhere", 2},
    {"seogo-searchd --index {none} --listen 127.0.0.1:0", 3},
};

std::vector<std::string> words_of(const Stacks& stacks, std::string_view command) {
  std::vector<std::string> words;
  while (!command.empty()) {
    const std::string_view word = command.substr(0, command.find(' '));
    const bool path = word.starts_with('{');
    words.push_back(path ? stacks.path(std::string(word.substr(1, word.size() - 2)))
                         : std::string(word));
    command.remove_prefix(std::min(command.size(), word.size() + 1));
  }
  return words;
}

TEST(ExitStatus, IsThatOfTheContractForEveryCommand) {
  const Stacks made;
  ASSERT_TRUE(ended(made.update(made.write("good", line("1", "첫눈"))), 0));
  for (const Row& row : rows) {
    SCOPED_TRACE(row.command);
    const Stacks stacks;
    std::filesystem::copy(made.index(), stacks.path("index"),
                          std::filesystem::copy_options::recursive);
    static_cast<void>(stacks.write("good", line("1", "첫눈")));
    static_cast<void>(stacks.write("bad", line("2", "소나기") + "{\"title\": \"잘린\n"));
    static_cast<void>(stacks.write("foreign/letter.doc", "a letter"));

    const Outcome outcome = run(words_of(stacks, row.command));
    EXPECT_TRUE(ended(outcome, row.status));
    // A person is told why on stderr, and nothing but results goes to stdout.
    if (row.status != 0) {
      EXPECT_NE(outcome.err, "");
    }
    if (row.status > 1) {
      EXPECT_EQ(outcome.out, "");
    }
    EXPECT_FALSE(std::filesystem::exists(stacks.path("none")));
  }
}

}  // namespace
}  // namespace seogo::tests

// The benchmark runs from end to end and says what it measured.
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

nlohmann::json figures(const Stacks& stacks) {
  std::ifstream file(stacks.path("figures.json"));
  return nlohmann::json::parse(file);
}

TEST(Bench, MeasuresAnInventedArchive) {
  const Stacks stacks;
  const Outcome outcome = run({"seogo-bench", "--articles", "120", "--queries", "4", "--passes",
                               "1", "--json", stacks.path("figures.json")});
  ASSERT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.out, "articles/s"));
  EXPECT_TRUE(says(outcome.out, "overall"));

  const nlohmann::json measured = figures(stacks);
  EXPECT_EQ(measured.at("corpus").at("articles"), 120);
  EXPECT_EQ(measured.at("index").at("articles"), 120);
  EXPECT_GT(measured.at("index").at("to_text"), 0.1);
  EXPECT_GT(measured.at("update").at("peak_bytes"), 1'000'000);
  EXPECT_LT(measured.at("update_again").at("wall_s"), measured.at("update").at("wall_s"));
  EXPECT_EQ(measured.at("searches").back().at("class"), "overall");
  std::uint64_t queries = 0;
  for (const nlohmann::json& row : measured.at("searches")) {
    SCOPED_TRACE(row.at("class").get<std::string>());
    EXPECT_GT(row.at("mean_hits"), 0);
    for (const char* pass : {"first", "warm"}) {
      EXPECT_GT(row.at(pass).at("median_ms"), 0);
      EXPECT_LE(row.at(pass).at("median_ms"), row.at(pass).at("p99_ms"));
    }
    if (row.at("class") != "overall") queries += row.at("queries").get<std::uint64_t>();
  }
  EXPECT_EQ(measured.at("searches").back().at("queries"), queries);
}

TEST(Bench, MeasuresAnArchiveOfOnesOwnAndKeepsItsIndex) {
  const Stacks stacks;
  const std::string corpus = stacks.invent("corpus.jsonl", 60);
  const std::vector<std::string> command = {
      "seogo-bench",  "--corpus", corpus,
      "--queries",    "2",        "--index",
      stacks.index(), "--json",   stacks.path("figures.json")};
  ASSERT_TRUE(ended(run(command), 0));
  EXPECT_EQ(figures(stacks).at("corpus").at("name"), corpus);
  EXPECT_EQ(stacks.stored().size(), 60U);

  // An index that is there already would be an update, not a build.
  const Outcome again = run(command);
  EXPECT_TRUE(ended(again, 2));
  EXPECT_TRUE(says(again.err, stacks.index() + " is not empty"));
}

}  // namespace
}  // namespace seogo::tests

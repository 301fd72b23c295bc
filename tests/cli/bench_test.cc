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

TEST(Bench, MeasuresBesideTheBaselineWhatIsAskedForOnly) {
  const Stacks stacks;
  const Outcome outcome = run({"seogo-bench", "--articles", "80", "--queries", "3", "--passes", "1",
                               "--baseline", "--section", "index,search,http", "--seconds", "0.05",
                               "--json", stacks.path("figures.json")});
  ASSERT_TRUE(ended(outcome, 0));
  const nlohmann::json measured = figures(stacks);
  EXPECT_FALSE(measured.contains("browsing"));
  const nlohmann::json& baseline = measured.at("baseline");
  EXPECT_GT(baseline.at("tables").at("position"), 0);  // ours has no such table
  EXPECT_FALSE(measured.at("index").at("tables").contains("position"));
  EXPECT_GT(baseline.at("ours_to_it").at("cpu"), 0);
  EXPECT_GT(measured.at("comparison").size(), 8U);
  for (const nlohmann::json& row : measured.at("comparison")) {
    SCOPED_TRACE(row.at("class").get<std::string>());
    EXPECT_GT(row.at("ours").at("median_ms"), 0);
    EXPECT_GT(row.at("median_ratio"), 0);
  }
  EXPECT_EQ(measured.at("throughput").size(), 9U);
  for (const nlohmann::json& row : measured.at("throughput")) EXPECT_EQ(row.at("wrong"), 0);
}

TEST(Bench, GoesThroughSizesAndDrawsThem) {
  const Stacks stacks;
  const Outcome outcome = run({"seogo-bench", "--growth", "40,80", "--queries", "2", "--passes",
                               "1", "--keep", stacks.path("kept"), "--plot",
                               stacks.path("growth.svg"), "--json", stacks.path("figures.json")});
  ASSERT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.out, "bytes an article by table"));
  const nlohmann::json growth = figures(stacks).at("growth");
  ASSERT_EQ(growth.size(), 2U);
  EXPECT_EQ(growth.at(0).at("articles"), 40);
  EXPECT_EQ(growth.at(1).at("articles"), 80);
  EXPECT_TRUE(std::filesystem::exists(stacks.path("kept") + "/80/current"));
  std::ifstream plot(stacks.path("growth.svg"));
  std::string first;
  std::getline(plot, first);
  EXPECT_TRUE(first.starts_with("<svg ")) << first;
}

}  // namespace
}  // namespace seogo::tests

// The sample corpus as its README describes it, and articles that survive being printed and read
// again.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

const std::string corpus = std::string(SEOGO_SOURCE_DIR) + "/sample_corpus";

TEST(SampleCorpus, HoldsTheArticlesAndRefusalsOfItsReadme) {
  const Stacks stacks;
  const Outcome outcome = stacks.update(corpus);
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, "45 added, 0 changed, 0 unchanged, 4 refused"));
  EXPECT_TRUE(says(outcome.err, corpus + "/broken/login_wall.txt: no article found"));
  EXPECT_TRUE(says(outcome.err, corpus + "/broken/empty.txt: empty"));
  EXPECT_TRUE(says(outcome.err, corpus + "/broken/truncated.jsonl, line 2: JSON cut short"));
  EXPECT_TRUE(says(outcome.err, corpus + "/broken/bad_date.txt: \"2023.13.45"));
  EXPECT_EQ(stacks.stored().size(), 45U);

  const nlohmann::json stats = nlohmann::json::parse(stacks.indexer("stats", {"--json"}).out);
  EXPECT_EQ(stats.at("comments"), 150);
  EXPECT_EQ(stats.at("first_day").get<std::string>().substr(0, 4), "2009");
  EXPECT_EQ(stats.at("last_day").get<std::string>().substr(0, 4), "2024");
}

TEST(SampleCorpus, InspectPrintsWhatTheIndexerTakesUnchanged) {
  const Stacks stacks;
  ASSERT_TRUE(ended(stacks.update(corpus), 1));
  const Outcome inspected = run({"seogo-indexer", "inspect", corpus});
  EXPECT_TRUE(ended(inspected, 1));
  EXPECT_EQ(std::count(inspected.out.begin(), inspected.out.end(), '\n'), 45);

  const Outcome again = stacks.update(stacks.write("inspected.jsonl", inspected.out));
  EXPECT_TRUE(ended(again, 0));
  EXPECT_TRUE(says(again.err, "0 added, 0 changed, 45 unchanged, 0 refused"));
  EXPECT_EQ(stacks.stored().size(), 45U);

  // Read once more it prints itself, but for where it was read from.
  const Outcome twice = run({"seogo-indexer", "inspect", stacks.path("inspected.jsonl")});
  EXPECT_TRUE(ended(twice, 0));
  const Outcome thrice = stacks.update(stacks.write("inspected_twice.jsonl", twice.out));
  EXPECT_TRUE(says(thrice.err, "0 added, 0 changed, 45 unchanged, 0 refused"));
}

TEST(SampleCorpus, InspectTouchesNoIndexAndPrintsOnlyArticles) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈") + "{\"title\":\n");
  const Outcome outcome = run({"seogo-indexer", "inspect", file});
  EXPECT_TRUE(ended(outcome, 1));
  const nlohmann::json article = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(article.at("id"), "1");
  EXPECT_EQ(article.at("title"), "첫눈");
  EXPECT_TRUE(says(outcome.err, file + ", line 2: JSON cut short"));
  EXPECT_FALSE(std::filesystem::exists(stacks.index()));
}

}  // namespace
}  // namespace seogo::tests

#include "schema/stats.h"

#include <string>

#include <gtest/gtest.h>

#include "schema/analyzer.h"
#include "schema/stats_json.h"
#include "tests/schema/full_article.h"
#include "tests/schema/stacks.h"

namespace seogo::schema {
namespace {

Stats measured(const IndexDirectory& directory) {
  const Generation live = directory.open_live();
  return measure(directory, live.name, live.database);
}

TEST(Stats, OfAnEmptyIndex) {
  const tests::Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  directory.switch_to(directory.create_generation());
  const Stats stats = measured(directory);
  EXPECT_EQ(stats.articles, 0U);
  EXPECT_EQ(stats.comments, 0U);
  EXPECT_EQ(stats.generation, "gen-000001");
  EXPECT_EQ(stats.analyzer, analyzer_version);
  EXPECT_GT(stats.comment_bytes, 0U);
  EXPECT_GT(stats.bytes, stats.comment_bytes);
  EXPECT_EQ(stats.first_day, "");
  EXPECT_EQ(stats.last_day, "");
}

TEST(Stats, CountArticlesTheirCommentsAndTheirDays) {
  const tests::Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  directory.switch_to(directory.create_generation());
  Article article = tests::full_article();
  article.counts.comments = 400;  // of which two are saved
  tests::add(directory, "gen-000001", article);
  article.id = "2";
  article.published = Timestamp{Day{1920, 4, 1}.start_of_day(), kst_offset_minutes, true};
  article.comments.pop_back();
  tests::add(directory, "gen-000001", article);
  article.id = "3";
  article.published.reset();
  article.comments.clear();
  tests::add(directory, "gen-000001", article);
  const Stats stats = measured(directory);
  EXPECT_EQ(stats.articles, 3U);
  EXPECT_EQ(stats.comments, 3U);
  EXPECT_EQ(stats.first_day, "1920-04-01");
  EXPECT_EQ(stats.last_day, "2023-12-11");
}

TEST(Stats, AsJson) {
  const Stats stats{43, 150, "gen-000002", "seogo-2", 4096, 1024, "2009-03-02", "2024-11-30"};
  EXPECT_EQ(
      stats_to_json(stats),
      R"({"articles":43,"comments":150,"generation":"gen-000002","analyzer":"seogo-2",)"
      R"("bytes":4096,"comment_bytes":1024,"first_day":"2009-03-02","last_day":"2024-11-30"})");
}

}  // namespace
}  // namespace seogo::schema

// Both sides are asked the same, and the table says who took how long and whether that will do.
#include "tests/bench/comparing.h"

#include <gtest/gtest.h>

#include "tests/archive.h"
#include "tests/baseline/document.h"
#include "tests/bench/throughput.h"

namespace seogo::bench {
namespace {

class Comparing : public ::testing::Test {
 protected:
  Comparing() {
    baseline::Indexer indexer(baseline::Take::everything);
    Xapian::WritableDatabase plain(this->plain().string(), Xapian::DB_CREATE);
    for (int i = 0; i < 30; ++i) {
      schema::Article article;
      article.id = std::to_string(i);
      article.title = i % 3 == 0 ? "등대 수리" : "항구 소식";
      article.body = "등대지기는 배를 기다린다. 오늘은 " + std::to_string(i) + "일이다.";
      article.site = i % 2 == 0 ? "바다신문" : "장터일보";
      plain.add_document(indexer.document(article));
      archive_.add(std::move(article));
    }
    plain.commit();
    static_cast<void>(archive_.titles("등대"));  // commits
  }
  [[nodiscard]] std::filesystem::path plain() const { return place_.path() / "plain"; }

  tests::TemporaryDirectory place_;
  tests::Archive archive_;
};

TEST_F(Comparing, AsksBothTheSame) {
  const std::vector<BenchQuery> queries = {{"title", "제목:등대"},
                                           {"site-word", "등대지기 매체:바다신문"},
                                           {"title", "제목:항구"},
                                           {"facets", "등대지기", true},
                                           {"question", "등대지기는 어느 배를 기다린다"}};
  const std::vector<ClassComparison> rows =
      compare(archive_.directory().path(), plain(), queries, {.passes = 2, .seed = 1});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].klass, "title");
  EXPECT_EQ(rows[0].queries, 2U);
  EXPECT_DOUBLE_EQ(rows[0].our_hits, 15);
  EXPECT_DOUBLE_EQ(rows[0].all.mean_hits, 15);
  EXPECT_DOUBLE_EQ(rows[1].our_hits, 15);
  EXPECT_DOUBLE_EQ(rows[1].all.mean_hits, 15);
  EXPECT_DOUBLE_EQ(rows[2].all.mean_hits, 30);
  EXPECT_EQ(rows[3].words, baseline::Words::any);
  EXPECT_DOUBLE_EQ(rows[3].all.mean_hits, 0);  // nobody wrote 어느
  EXPECT_DOUBLE_EQ(rows[3].any.mean_hits, 30);
  for (const ClassComparison& row : rows) {
    SCOPED_TRACE(row.klass);
    EXPECT_GT(row.ours.median_ms, 0);
    EXPECT_LT(row.ours.p99_ms, 10'000);
    EXPECT_GT(row.any.without.median_ms, 0);
    EXPECT_LE(row.any.without.median_ms, row.any.with_snippets.median_ms);
  }
}

TEST_F(Comparing, AsksAtATimeInProcessAndOverHttp) {
  const std::vector<ThroughputRow> rows =
      measure_throughput(SEOGO_BIN_DIR, archive_.directory().path(),
                         {"등대", "항구", "등대지기 배를"}, {.seconds = 0.05, .seed = 1});
  ASSERT_EQ(rows.size(), 9U);
  for (const ThroughputRow& row : rows) {
    SCOPED_TRACE(row.way + " " + std::to_string(row.clients));
    EXPECT_EQ(row.wrong, 0U);
    EXPECT_GT(row.rate, 10);
    EXPECT_GT(row.times.median_ms, 0);
    EXPECT_LE(row.times.median_ms, row.times.p99_ms);
  }
}

TEST(Comparison, AsksForSitesWhereTheyAreCounted) {
  using searchd::engine::Facet;
  EXPECT_EQ(request_of({"facets", "시장", true}).facets, std::vector<Facet>{Facet::site});
  EXPECT_TRUE(request_of({"word-mid", "시장"}).facets.empty());
}

TEST(Comparison, TellsRatiosWithSnippetsAndWhetherTheyWillDo) {
  ClassComparison row;
  row.klass = "word-mid";
  row.queries = 200;
  row.ours = {2, 9};
  row.all.with_snippets = {4, 10};
  row.all.without = {1, 2};
  row.any.with_snippets = {100, 200};
  const std::string text = table(std::vector<ClassComparison>{row});
  const std::size_t line = text.find("word-mid");
  const std::string first = text.substr(line, text.find('\n', line) - line);
  EXPECT_NE(first.find(" 0.50      met"), std::string::npos) << first;
  EXPECT_NE(first.find(" 0.90  not met"), std::string::npos) << first;
  EXPECT_NE(first.find("all words"), std::string::npos) << first;
}

TEST(Throughput, TakesEverydayQuestionsOnly) {
  const std::vector<std::string> texts = everyday(
      {{"phrase", "\"가 나\""}, {"word-mid", "시장"}, {"author", "author:김"}, {"question", "왜"}},
      1);
  EXPECT_EQ(std::set<std::string>(texts.begin(), texts.end()),
            (std::set<std::string>{"시장", "왜"}));
}

TEST(Throughput, AsksAsPeopleDo) {
  const std::vector<std::size_t> order = as_people_ask(10, 10'000, 1);
  ASSERT_EQ(order.size(), 10'000U);
  const auto first = std::ranges::count(order, 0U);
  const auto fifth = std::ranges::count(order, 4U);
  EXPECT_NEAR(static_cast<double>(first), 10'000 / 2.929, 200);
  EXPECT_NEAR(static_cast<double>(fifth), 10'000 / 2.929 / 5, 120);
  EXPECT_LT(*std::ranges::max_element(order), 10U);
  EXPECT_TRUE(as_people_ask(0, 10, 1).empty());
}

}  // namespace
}  // namespace seogo::bench

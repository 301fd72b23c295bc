// Facets where results are folded or only narrowed down by the index; words looked for in one field;
// whole texts with their marks.
#include <gtest/gtest.h>

#include "tests/archive.h"
#include "tests/copied_texts.h"
#include "tests/stopwatch.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;
using schema::FieldName;

schema::Article article(const std::string& title, const std::string& body,
                        const std::string& site) {
  schema::Article made;
  made.title = title;
  made.body = body;
  made.site = site;
  return made;
}

std::uint64_t sum(const FacetCounts& facet) {
  std::uint64_t all = 0;
  for (const FacetCounts::Value& value : facet.values) all += value.count;
  return all;
}

// A word of three syllables is found by two pairs, which others have too.
TEST(Facets, OfManyCandidatesAreEstimatedFromASample) {
  tests::Archive archive;
  for (int i = 0; i < 3000; ++i) {
    const bool real = i % 3 == 0;
    archive.add(
        article("글", real ? "보리밭을 걸었다" : "보리는 리밭이 아니다", i % 2 == 0 ? "가" : "나"));
  }
  Request request;
  request.text = "\"보리밭\"";
  request.facets = {Facet::site};
  const Reply reply = archive.search(request);
  const FacetCounts& sites = reply.facets.front();
  EXPECT_FALSE(sites.exact);
  // 40 were looked at besides: three times the deviation of their share.
  EXPECT_NEAR(static_cast<double>(sum(sites)), 1000, 670);
  ASSERT_EQ(sites.values.size(), 2U);
  EXPECT_NEAR(static_cast<double>(sites.values[0].count), 500, 335);
  // Each is rounded.
  EXPECT_NEAR(static_cast<double>(reply.total.value), static_cast<double>(sum(sites)), 2);

  request.exact = true;
  const Reply exact = archive.search(request);
  EXPECT_TRUE(exact.facets.front().exact);
  EXPECT_TRUE(exact.total.exact);
  EXPECT_EQ(exact.total.value, 1000U);
  EXPECT_EQ(sum(exact.facets.front()), 1000U);
}

TEST(Facets, ValuesAreFoundByAPartOrByInitials) {
  tests::Archive archive;
  for (const char* name : {"김주성", "김지수", "박서연"}) {
    schema::Article made = article("글", "보리밭을 걸었다", "가");
    made.authors.push_back({name, "기자"});
    archive.add(made);
  }
  const auto values = [&](const std::string& text) {
    Request request;
    request.facets = {Facet::author};
    request.facet_text = text;
    std::vector<std::string> out;
    const Reply reply = archive.search(request);
    for (const auto& value : reply.facets.front().values) {
      out.push_back(value.value);
    }
    return out;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(values("ㄱㅈㅅ"), (Names{"김주성", "김지수"}));
  EXPECT_EQ(values("ㄳ"), Names{});
  EXPECT_EQ(values("ㅅㅇ"), Names{"박서연"});
  EXPECT_EQ(values("주성"), Names{"김주성"});
  EXPECT_EQ(values("ㅋ"), Names{});
}

TEST(Facets, ShowWhatElseCouldBeChosen) {
  tests::Archive archive;
  struct Row {
    const char* site;
    const char* section;
  };
  for (const Row& row : {Row{"가", "경제"}, {"가", "사회"}, {"나", "경제"}, {"다", "사회"}}) {
    schema::Article made = article("글", "보리밭을 걸었다", row.site);
    made.section = row.section;
    archive.add(made);
  }
  Request request;
  request.text = "보리";
  request.sites = {"가"};
  request.sections = {"경제"};
  request.facets = {Facet::site, Facet::section};
  const Reply reply = archive.search(request);
  EXPECT_EQ(reply.total.value, 1U);
  ASSERT_EQ(reply.facets[0].values.size(), 2U);  // 가, 나: sites with the section 경제
  EXPECT_EQ(reply.facets[0].values[1].value, "나");
  ASSERT_EQ(reply.facets[1].values.size(), 2U);
  EXPECT_EQ(reply.facets[1].values[1].value, "사회");
  request.facets = {Facet::author};
  EXPECT_EQ(archive.search(request).total.value, 1U);
}

// What is a tail is told by the best article, of which the site that was chosen has none.
TEST(Facets, HaveNoTailWhereWhatWasChosenHasNothing) {
  tests::Archive archive;
  for (int i = 0; i < 30; ++i) {
    const bool whole = i % 3 == 0;
    archive.add(
        article("글", whole ? "보리밭 고구마 감자를 심었다" : "감자를 캤다", whole ? "가" : "나"));
  }
  Request request;
  request.text = "보리밭 고구마 감자";
  request.facets = {Facet::site};
  request.sites = {"다"};
  const Reply reply = archive.search(request);
  EXPECT_EQ(reply.total.value, 0U);
  ASSERT_EQ(reply.facets[0].values.size(), 1U);
  EXPECT_EQ(reply.facets[0].values[0].value, "가");
  EXPECT_EQ(reply.facets[0].values[0].count, 10U);
}

TEST(Histograms, StandWrongYears) {
  tests::Archive archive;
  // From 250 BC to 5107, the farthest that is kept.
  for (const std::int64_t seconds :
       {-70'000'000'000, 99'000'000'000, std::int64_t{1'702'224'000}}) {
    schema::Article made = article("글", "보리밭을 걸었다", "가");
    made.published = schema::Timestamp{seconds};
    archive.add(made);
  }
  archive.add(article("날짜 없는 글", "보리밭을 걸었다", "가"));
  Request request;
  request.text = "보리";
  for (const DateUnit unit : {DateUnit::year, DateUnit::month, DateUnit::day}) {
    request.histogram = unit;
    const Histogram histogram = archive.search(request).histogram.value();
    EXPECT_EQ(histogram.undated, 1U);
    std::uint64_t all = 0;
    for (const Histogram::Bar& bar : histogram.bars) all += bar.count;
    EXPECT_EQ(all, 3U);
    EXPECT_TRUE(histogram.bars.front().value.starts_with("0001"));
    EXPECT_TRUE(histogram.bars.back().value.starts_with("5107"));
  }
}

TEST(Facets, OfFewCandidatesAreExact) {
  tests::Archive archive;
  for (int i = 0; i < 300; ++i) {
    archive.add(article("글", i % 3 == 0 ? "보리밭을 걸었다" : "보리는 리밭이 아니다", "가"));
  }
  Request request;
  request.text = "\"보리밭\"";
  request.facets = {Facet::site};
  const FacetCounts sites = archive.search(request).facets.front();
  EXPECT_TRUE(sites.exact);
  EXPECT_EQ(sum(sites), 100U);
}

TEST(Facets, CountCopiesOfOneTextOnceForEachValue) {
  tests::Archive archive;
  for (const char* site : {"가", "나", "다"}) {
    schema::Article copy = article("같은 글", tests::wire_story, site);
    archive.add(copy);
  }
  archive.add(article("다른 글", "보리밭을 걸었다", "가"));
  Request request;
  request.facets = {Facet::site};
  const Reply folded = archive.search(request);
  EXPECT_EQ(folded.total.value, 2U);
  // Whoever chooses a site finds so many of it.
  for (const auto& [site, count] : folded.facets.front().values) {
    EXPECT_EQ(count, site == "가" ? 2U : 1U) << site;
  }
  EXPECT_EQ(sum(folded.facets.front()), 4U);
  request.facets = {Facet::has_comments};
  EXPECT_EQ(sum(archive.search(request).facets.front()), 2U);
  request.facets = {Facet::site};
  request.fold = false;
  EXPECT_EQ(sum(archive.search(request).facets.front()), 4U);
}

TEST(WholeTexts, OfABookAreItsFirstPart) {
  tests::Archive archive;
  schema::Article book = article("책", "", "가");
  for (int i = 0; i < 50'000; ++i) book.body += "감자 ";
  archive.add(book);
  Request request;
  request.text = "감자";
  request.whole = true;
  const Reply reply = archive.search(request);
  const MarkedText& body = reply.hits.front().whole->body;
  EXPECT_LE(body.text.size(), longest_whole);
  EXPECT_GT(body.text.size(), longest_whole - 3);
  EXPECT_FALSE(body.marks.empty());
}

// Each value is spelled as an article has it, and one may be the article of them all.
TEST(OddTextsSpeed, AnArticleOfAThousandTagsIsReadOnce) {
  tests::Archive archive;
  schema::Article odd = article("글", "본문", "가");
  for (int i = 0; i < 1000; ++i) odd.tags.push_back("꼬리표 " + std::to_string(i));
  for (int i = 0; i < 50'000; ++i) {
    odd.comments.emplace_back();
    odd.comments.back().text = "짧은 댓글 " + std::to_string(i);
  }
  archive.add(odd);
  Request request;
  request.facets = {Facet::tag};
  static_cast<void>(archive.search(""));
  const tests::Stopwatch watch;
  const Reply reply = archive.search(request);
  EXPECT_LT(watch.seconds(), 0.5 * tests::patience);
  ASSERT_EQ(reply.facets.front().values.size(), most_facet_values);
  EXPECT_TRUE(reply.facets.front().values.front().value.starts_with("꼬리표 "));
}

class SearchIn : public testing::Test {
 protected:
  SearchIn() {
    archive_.add("감자 수확", "밭에서 일했다. 날씨가 맑았다.", {"고구마도 심어요"});
    archive_.add("장터 소식", "감자와 고구마를 팔았다. 날씨가 흐렸다.");
  }

  std::vector<std::string> titles(const std::string& text, std::vector<FieldName> fields) {
    Request request;
    request.text = text;
    request.search_in = std::move(fields);
    std::vector<std::string> out;
    for (const Hit& hit : archive_.search(request).hits) out.push_back(hit.title);
    return out;
  }
  using Titles = std::vector<std::string>;

  tests::Archive archive_;
};

TEST_F(SearchIn, OneFieldFindsItsWordsOnly) {
  EXPECT_EQ(titles("감자", {FieldName::title}), Titles{"감자 수확"});
  EXPECT_EQ(titles("감자", {FieldName::body}), Titles{"장터 소식"});
  EXPECT_EQ(titles("고구마", {FieldName::comment}), Titles{"감자 수확"});
  EXPECT_EQ(titles("감자", {FieldName::title, FieldName::body}).size(), 2U);
  EXPECT_EQ(titles("고구마", {FieldName::title}), Titles{});
}

TEST_F(SearchIn, AFieldThatWasTypedStays) {
  EXPECT_EQ(titles("본문:감자", {FieldName::title}), Titles{"장터 소식"});
}

TEST_F(SearchIn, ThreeWordsRankAndOneOfThemStandsThere) {
  EXPECT_EQ(titles("감자 날씨 흐렸다", {FieldName::title}), Titles{"감자 수확"});
  EXPECT_EQ(titles("고구마 날씨 수확", {FieldName::title}), Titles{"감자 수확"});
}

TEST(WholeTexts, AreMarkedFromEndToEnd) {
  tests::Archive archive;
  schema::Article made = article("봄 감자", "", "감자신문");
  for (int i = 0; i < 400; ++i) made.body += "밭을 갈고 물을 주었다. ";
  made.body += "😀 감자를 캤다.";
  made.authors = {{"감자", "기자"}, {"한솔", ""}};
  made.tags = {"햇감자"};
  archive.add(made);
  Request request;
  request.text = "감자";
  request.whole = true;
  const Reply reply = archive.search(request);
  ASSERT_EQ(reply.hits.size(), 1U);
  const Whole& whole = *reply.hits.front().whole;
  EXPECT_EQ(whole.body.text, made.body);
  ASSERT_EQ(whole.body.marks.size(), 1U);
  // 400 times 14 units, two for the face, one for the space.
  const std::size_t sentence = 14;
  EXPECT_EQ(whole.body.marks.front().begin, 400 * sentence + 3);
  EXPECT_EQ(whole.title.marks, (std::vector<Mark>{{2, 4}}));
  EXPECT_EQ(whole.authors[0].marks, (std::vector<Mark>{{0, 2}}));
  EXPECT_TRUE(whole.authors[1].marks.empty());
  EXPECT_EQ(whole.tags[0].text, "햇감자");
  EXPECT_EQ(whole.tags[0].marks, (std::vector<Mark>{{1, 3}}));
  request.whole = false;
  EXPECT_FALSE(archive.search(request).hits.front().whole);
}

}  // namespace

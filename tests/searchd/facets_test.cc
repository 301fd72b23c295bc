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
  EXPECT_NEAR(static_cast<double>(sum(sites)), 1000, 50);
  ASSERT_EQ(sites.values.size(), 2U);
  EXPECT_NEAR(static_cast<double>(sites.values[0].count), 500, 50);
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

TEST(Facets, CountCopiesOfOneTextOnce) {
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
  EXPECT_EQ(sum(folded.facets.front()), 2U);
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

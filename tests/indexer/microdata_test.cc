#include "indexer/extract/stated/microdata.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/html_page_of.h"

namespace seogo::indexer::extract {
namespace {

std::string item(const std::string& inside, const std::string& type = "NewsArticle") {
  return "<div itemscope itemtype='https://schema.org/" + type + "'>" + inside + "</div>";
}

Statement read(const std::string& body, const std::string& head = {}) {
  return statement_of(read_microdata,
                      "<html><head>" + head + "</head><body>" + body + "</body></html>",
                      "https://gana.kr/news/1");
}

TEST(Microdata, ReadsThePropertiesOfAnArticle) {
  const Statement said = read(item(
      "<h1 itemprop='headline name'>돌담길에 <b>핀</b> 봄꽃</h1>"
      "<span itemprop=author itemscope itemtype='https://schema.org/Person'>글 <a itemprop=url "
      "href=/w/1><i itemprop=name>가온누 기자</i></a></span>"
      "<span itemprop=publisher itemscope><meta itemprop=name content='돌담신문'></span>"
      "<time itemprop=datePublished datetime='2024-04-02T09:30:00+09:00'>4월 2일</time>"
      "<meta itemprop=dateModified content='2024-04-02 11:00'>"
      "<meta itemprop=articleSection content='사회'><meta itemprop=keywords content='봄, 꽃'>"
      "<link itemprop=mainEntityOfPage href='/news/1'><em itemprop=commentCount>3</em>"));
  EXPECT_EQ(said.article.title, "돌담길에 핀 봄꽃");
  EXPECT_EQ(said.article.authors, (std::vector<schema::Author>{{"가온누", "기자"}}));
  EXPECT_EQ(said.article.site, "돌담신문");
  EXPECT_EQ(said.article.published->iso(), "2024-04-02T09:30:00+09:00");
  EXPECT_EQ(said.article.modified->iso(), "2024-04-02T11:00:00+09:00");
  EXPECT_EQ(said.article.section, "사회");
  EXPECT_EQ(said.article.tags, (std::vector<std::string>{"봄", "꽃"}));
  EXPECT_EQ(said.article.url, "https://gana.kr/news/1");
  EXPECT_EQ(said.article.counts.comments, 3);
  EXPECT_EQ(said.origins.at("authors"), "itemprop author");
}

TEST(Microdata, LeavesTheThingsWithinToThemselves) {
  const Statement said = read(
      item("<h1 itemprop=headline>봄꽃</h1>" +
           item("<b itemprop=headline>남의 기사</b><i itemprop=author>남의글</i>") +
           "<div itemprop=comment itemscope itemtype='https://schema.org/Comment'><i "
           "itemprop=author>사계절</i><time itemprop=dateCreated datetime='2024-04-09'></div>"));
  EXPECT_EQ(said.article.title, "");
  const Statement own = read(
      item("<h1 itemprop=headline>돌담길에 핀 봄꽃</h1>" +
           item("<b itemprop=headline>남의 기사</b><i itemprop=author>남의글</i>") +
           "<div itemprop=comment itemscope itemtype='https://schema.org/Comment'><i "
           "itemprop=author>사계절</i><time itemprop=dateCreated datetime='2024-04-09'></div>"),
      "<title>돌담길에 핀 봄꽃 | 돌담신문</title>");
  EXPECT_EQ(own.article.title, "돌담길에 핀 봄꽃");
  EXPECT_TRUE(own.article.authors.empty());
  EXPECT_FALSE(own.article.published);
}

TEST(Microdata, OfAListReadsNone) {
  const Statement said = read(item("<b itemprop=headline>첫 글</b>", "BlogPosting") +
                              item("<b itemprop=headline>둘째 글</b>", "BlogPosting"));
  EXPECT_FALSE(said.is_article);
  EXPECT_TRUE(told_fields(said.article).empty());
  EXPECT_FALSE(read(item("<b itemprop=name>자전거</b>", "Product")).is_article);
}

TEST(Microdata, ReadsRdfaOfTheSameWords) {
  const Statement said = read(
      "<div vocab='https://schema.org/' typeof='NewsArticle'><h1 property='headline'>봄꽃</h1>"
      "<span property='schema:author'>가온누 기자</span>"
      "<span property='og:title'>다른 말</span></div>");
  EXPECT_EQ(said.article.title, "봄꽃");
  EXPECT_EQ(said.article.authors.size(), 1U);
}

}  // namespace
}  // namespace seogo::indexer::extract

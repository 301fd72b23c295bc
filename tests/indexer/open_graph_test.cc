#include "indexer/extract/stated/open_graph.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/html_page_of.h"

namespace seogo::indexer::extract {
namespace {

Statement read(const std::string& head) {
  return statement_of(read_open_graph, "<html><head>" + head + "</head><body></body></html>",
                      "https://gana.kr/news/1");
}

std::string meta(const std::string& name, const std::string& content) {
  return "<meta property=\"" + name + "\" content=\"" + content + "\">";
}

TEST(OpenGraph, ReadsTheNamesThatSitesUse) {
  const struct {
    const char* name;
    const char* content;
    const char* field;
  } cases[] = {
      {"og:title", "봄꽃", "title"},
      {"twitter:title", "봄꽃", "title"},
      {"DC.title", "봄꽃", "title"},
      {"article:author", "가온누 기자", "authors"},
      {"dable:author", "가온누", "authors"},
      {"author", "가온누", "authors"},
      {"article:published_time", "2024-04-02T09:30:00+09:00", "published"},
      {"dd:published_time", "2024-04-02 09:30:00", "published"},
      {"og:regDate", "20240402093000", "published"},
      {"dcterms.issued", "2024-04-02", "published"},
      {"article:modified_time", "2024-04-02T10:00:00+09:00", "modified"},
      {"article:section", "사회", "section"},
      {"news_keywords", "봄, 꽃", "tags"},
      {"article:tag", "봄", "tags"},
      {"og:site_name", "가나일보", "site"},
      {"og:url", "/news/1", "url"},
  };
  for (const auto& c : cases) {
    std::string low = c.name;
    for (char& letter : low) letter = static_cast<char>(std::tolower(letter));
    const Statement said = read(meta(c.name, c.content));
    ASSERT_TRUE(said.origins.count(c.field)) << c.name;
    EXPECT_EQ(said.origins.at(c.field), "meta " + low);
    EXPECT_EQ(told_fields(said.article), std::vector<std::string_view>{c.field});
  }
  EXPECT_EQ(read("<meta name=author content='가온누 기자'>").article.authors.size(), 1U);
}

TEST(OpenGraph, LeavesOutWhatIsNoValue) {
  for (const auto& [name, content] : std::vector<std::pair<std::string, std::string>>{
           {"article:author", "https://www.facebook.com/gana"},
           {"author", "editor@gana.kr"},
           {"author", "admin"},
           {"article:published_time", "1970-01-01T00:00:00Z"},
           {"article:published_time", "0000-00-00"},
           {"article:published_time", ""},
           {"article:section", "https://gana.kr/society"},
           {"og:site_name", "https://gana.kr"},
           {"og:url", "javascript:void(0)"},
           {"keywords", "뉴스, 신문, 속보"},
           {"generator", "쓰기마당"}}) {
    EXPECT_TRUE(told_fields(read(meta(name, content)).article).empty()) << name << " " << content;
  }
}

TEST(OpenGraph, AsksTheNextNameForWhatTheFirstCannotTell) {
  const Statement said = read(meta("article:published_time", "1970-01-01T00:00:00Z") +
                              meta("dd:published_time", "2024-04-02T09:30:00+09:00") +
                              meta("article:author", "https://www.facebook.com/gana") +
                              meta("dable:author", "가온누"));
  EXPECT_EQ(said.origins.at("published"), "meta dd:published_time");
  EXPECT_EQ(said.origins.at("authors"), "meta dable:author");
}

TEST(OpenGraph, TakesKeywordsOnlyOfTheArticle) {
  const std::string title = meta("og:title", "돌담길에 핀 봄꽃") + meta("og:site_name", "가나일보");
  EXPECT_EQ(read(title + meta("keywords", "봄꽃, 마을")).article.tags,
            (std::vector<std::string>{"봄꽃", "마을"}));
  EXPECT_TRUE(read(title + meta("keywords", "봄꽃, 가나일보")).article.tags.empty());
  EXPECT_TRUE(read(title + meta("keywords", "정치, 경제")).article.tags.empty());
}

TEST(OpenGraph, KnowsThatAPageIsAnArticle) {
  EXPECT_TRUE(read(meta("og:type", "article")).is_article);
  EXPECT_TRUE(read(meta("article:published_time", "2024-04-02")).is_article);
  EXPECT_FALSE(read(meta("og:type", "website")).is_article);
}

}  // namespace
}  // namespace seogo::indexer::extract

#include "indexer/extract/stated/json_ld.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/indexer/html_page_of.h"

namespace seogo::indexer::extract {
namespace {

Statement read(const std::string& json, const std::string& head = {}, const std::string& url = {}) {
  return statement_of(read_json_ld,
                      "<html><head>" + head + "<script type='application/ld+json'>" + json +
                          "</script></head></html>",
                      url);
}

std::string authors_of(const Statement& said) {
  std::string out;
  for (const schema::Author& author : said.article.authors)
    out += (out.empty() ? "" : " ") + author.name + "/" + author.role;
  return out;
}

TEST(JsonLd, FindsTheArticleWhereverItStands) {
  const std::string article = R"({"@type":"NewsArticle","headline":"봄꽃"})";
  for (const std::string& json : std::vector<std::string>{
           article,
           "[" + article + "]",
           R"([{"@type":"WebSite","name":"가나"},)" + article + "]",
           R"({"@graph":[{"@type":"Organization","name":"가나"},)" + article + "]}",
           R"({"@type":"WebPage","mainEntity":)" + article + "}",
           R"({"@type":"WebPageElement","isPartOf":)" + article + "}",
           R"({"@type":["Thing","https://schema.org/NewsArticle"],"headline":"봄꽃"})",
           "<!-- " + article + " -->",
           "//<![CDATA[\n" + article + "\n//]]>",
           article + ";",
       }) {
    const Statement said = read(json);
    EXPECT_EQ(said.article.title, "봄꽃") << json;
    EXPECT_EQ(said.origins.at("title"), "json-ld NewsArticle.headline") << json;
    EXPECT_TRUE(said.is_article) << json;
  }
}

TEST(JsonLd, KnowsArticlesByTheirTypes) {
  for (const char* type :
       {"NewsArticle", "Article", "ReportageNewsArticle", "OpinionNewsArticle",
        "AnalysisNewsArticle", "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting",
        "DiscussionForumPosting", "http://schema.org/Article"})
    EXPECT_EQ(read(R"({"@type":")" + std::string(type) + R"(","headline":"봄꽃"})").article.title,
              "봄꽃")
        << type;
  for (const char* type : {"WebPage", "Product", "Person", "VideoObject", "", "Comment"})
    EXPECT_EQ(read(R"({"@type":")" + std::string(type) + R"(","headline":"봄꽃"})").article.title,
              "")
        << type;
}

TEST(JsonLd, ChoosesThePagesOwnArticle) {
  const std::string two = R"([{"@type":"NewsArticle","headline":"시장 골목에 불이 켜지다",
    "url":"https://gana.kr/1"},{"@type":"NewsArticle","headline":"돌담길에 핀 봄꽃",
    "url":"https://gana.kr/2"}])";
  EXPECT_EQ(read(two).article.title, "시장 골목에 불이 켜지다") << "the first, if nothing tells";
  EXPECT_EQ(read(two, "", "https://www.gana.kr/2?utm_source=x").article.title, "돌담길에 핀 봄꽃");
  EXPECT_EQ(read(two, "<link rel=canonical href=https://gana.kr/2>").article.title,
            "돌담길에 핀 봄꽃");
  EXPECT_EQ(read(two, "<title>돌담길에 핀 봄꽃 - 가나일보</title>").article.title,
            "돌담길에 핀 봄꽃");
  EXPECT_FALSE(read(two).is_article) << "two of which neither agrees may be a list";
  const std::string listed =
      R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":
         {"@type":"NewsArticle","headline":"남의 기사"}}]})";
  EXPECT_EQ(read(listed).article.title, "");
  EXPECT_EQ(read("[" + listed + R"(,{"@type":"NewsArticle","headline":"봄꽃"}])").article.title,
            "봄꽃");
}

TEST(JsonLd, ReadsAuthorsOfEveryShape) {
  const struct {
    const char* author;
    const char* people;
  } cases[] = {
      {R"("가온누 기자")", "가온누/기자"},
      {R"({"@type":"Person","name":"가온누"})", "가온누/"},
      {R"({"@type":"Person","name":"가온누","jobTitle":"논설위원"})", "가온누/논설위원"},
      {R"([{"name":"가온누 기자"},{"name":"이하늘"}])", "가온누/기자 이하늘/"},
      {R"(["가온누 기자","이하늘 기자"])", "가온누/기자 이하늘/기자"},
      {R"({"@type":"Person","name":["가온누 기자"]})", "가온누/기자"},
      {R"({"@type":"Organization","name":"가나일보"})", ""},
      {R"({"@type":"Organization","name":"가나일보 디지털뉴스팀"})", "가나일보 디지털뉴스팀/"},
      {R"([{"@type":"Organization","name":"가나일보 디지털뉴스팀"},{"name":"가온누"}])", "가온누/"},
      {R"({"@type":"Person","name":"https://gana.kr/reporter/3"})", ""},
      {R"({"@type":"Person","name":"gaon@gana.kr"})", ""},
      {R"({"@type":"Person","name":"기자"})", ""},
      {R"({"@id":"#writer"})", "윤슬/"},
      {"null", ""},
      {"17", ""},
      {"[]", ""},
      {R"([[["가온누"]]])", ""},
  };
  for (const auto& c : cases) {
    const Statement said = read(
        R"([{"@type":"Person","@id":"#writer","name":"윤슬"},{"@type":"Article","headline":"봄꽃",
           "publisher":{"name":"가나일보"},"author":)" +
        std::string(c.author) + "}]");
    EXPECT_EQ(authors_of(said), c.people) << c.author;
    EXPECT_EQ(said.article.site, "가나일보") << c.author;
  }
}

TEST(JsonLd, AsksTheNextKeyForADateThatCannotBe) {
  const Statement said = read(R"({"@type":"Article","datePublished":"0000-00-00",
      "dateCreated":"2024-04-02T09:30:00+09:00","dateModified":1712019600000})");
  EXPECT_EQ(said.article.published->iso(), "2024-04-02T09:30:00+09:00");
  EXPECT_EQ(said.origins.at("published"), "json-ld Article.dateCreated");
  EXPECT_EQ(said.article.modified->iso(), "2024-04-02T10:00:00+09:00");
}

TEST(JsonLd, CountsWhatReadersDid) {
  const Statement said = read(R"({"@type":"Article","interactionStatistic":[
    {"interactionType":"http://schema.org/LikeAction","userInteractionCount":16},
    {"interactionType":{"@type":"ShareAction"},"userInteractionCount":"1,204"},
    {"interactionType":["https://schema.org/ViewAction"],"userInteractionCount":-3},
    {"interactionType":"https://schema.org/FollowAction","userInteractionCount":9}],
    "commentCount":4})");
  EXPECT_EQ(said.article.counts.likes, 16);
  EXPECT_EQ(said.article.counts.shares, 1204);
  EXPECT_EQ(said.article.counts.comments, 4);
  EXPECT_FALSE(said.article.counts.views);
  EXPECT_FALSE(said.article.counts.dislikes);
}

TEST(JsonLd, KeepsRepliesUnderTheirComments) {
  const Statement said = read(R"({"@type":"Article","comment":[
    {"@type":"Comment","@id":"https://gana.kr/1#c7","author":{"name":"사계절"},"text":"잘 읽었어요",
     "dateCreated":"2024-04-02 10:00","upvoteCount":3,
     "comment":{"@type":"Comment","identifier":8,"author":"주땡","text":"저도요\n정말"}},
    {"@type":"Comment","text":"","comment":[{"text":"위가 지워진 답글"}]},
    {"@type":"Comment","identifier":9,"text":"답","parentItem":{"@id":"#c7"}},
    {"@type":"Comment","identifier":10,"text":"글에 답","parentItem":{"@id":"https://gana.kr/1"}}]})");
  const auto& comments = said.article.comments;
  ASSERT_EQ(comments.size(), 5U);
  EXPECT_EQ(comments[0].id, "c7");
  EXPECT_EQ(comments[0].likes, 3);
  EXPECT_EQ(comments[0].posted->iso(), "2024-04-02T10:00:00+09:00");
  EXPECT_EQ(comments[1].id, "8");
  EXPECT_EQ(comments[1].parent, "c7");
  EXPECT_EQ(comments[1].text, "저도요\n정말");
  EXPECT_EQ(comments[2].parent, "");
  EXPECT_EQ(comments[3].parent, "c7");
  EXPECT_EQ(comments[4].parent, "");
}

TEST(JsonLd, SaysWhichBlocksItLeftOut) {
  EXPECT_EQ(read("{]").origins.at("json-ld"), "block 1 is left out: not JSON at byte 2");
  EXPECT_EQ(read(std::string(40, '[') + std::string(40, ']')).origins.at("json-ld"),
            "block 1 is left out: deeper than 32 levels");
  EXPECT_EQ(read("[1e999]").origins.at("json-ld"),
            "block 1 is left out: a number that is out of range");
  EXPECT_EQ(read("\"" + std::string(1U << 20, 'a') + "\"").origins.at("json-ld"),
            "block 1 is left out: longer than 1048576 bytes");
  EXPECT_TRUE(read("").origins.empty());
  EXPECT_TRUE(
      read(R"({"@type":"Article","headline":"그는 "봄"이라 했다",})").origins.count("title"));
}

}  // namespace
}  // namespace seogo::indexer::extract

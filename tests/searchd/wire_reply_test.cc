#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/article_json.h"
#include "searchd/wire/reply_json.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using wire::Highlight;
using Json = nlohmann::ordered_json;

engine::Reply sample_reply() {
  engine::Hit hit;
  hit.id = "https://a.kr/1";
  hit.url = "https://a.kr/1";
  hit.title = "샘 알트만, 해고";
  hit.authors = {{"김주성", "기자"}};
  hit.published = schema::read_timestamp("2023.12.11 18:32");
  hit.site = "토큰포스트";
  hit.tags = {"인공지능"};
  hit.score = 12.3456789;
  hit.counts.likes = 16;
  hit.counts.comments = 4;
  hit.duplicates = 2;
  hit.marked_title = {"샘 알트만, 해고", {{2, 5}}};
  hit.body = {{"알트만은 <해고>", {{0, 3}}}};
  engine::CommentHit comment;
  comment.author = "사계절";
  comment.text = {"알트만 ㅋㅋ", {{0, 3}}};
  hit.comments = {comment};

  engine::Reply reply;
  reply.text = "알트만";
  reply.parsed = "알트만";
  reply.notes = {{"widened", "넓혀 찾았습니다"}};
  reply.total = {12, true};
  reply.articles = {12, true};
  reply.comments_total = {3, false};
  reply.took_ms = 2.6;
  reply.limit = 10;
  reply.hits = {hit};
  return reply;
}

// The whole form, key by key and in its order: clients were told this one.
TEST(ReplyJson, HasTheFormOfTheApi) {
  EXPECT_EQ(
      wire::search_json(sample_reply(), Highlight::html),
      R"({"query":{"text":"알트만","parsed":"알트만","notes":[{"code":"widened","text":"넓혀 찾았습니다"}]},)"
      R"("total":{"value":12,"exact":true},)"
      R"("totals":{"articles":{"value":12,"exact":true},"comments":{"value":3,"exact":false}},"took_ms":3,"offset":0,"limit":10,)"
      R"("hits":[{"id":"https://a.kr/1","url":"https://a.kr/1","replay_url":null,"title":"샘 알트만, 해고",)"
      R"("authors":[{"name":"김주성","role":"기자"}],"published":"2023-12-11T18:32:00+09:00",)"
      R"("site":"토큰포스트","section":null,"tags":["인공지능"],"score":12.3457,"counts":{"likes":16,"comments":4},"duplicates":2,)"
      R"("highlights":{"title":{"text":"샘 알트만, 해고","marks":[[2,5]],"html":"샘 <mark>알트만</mark>, 해고"},)"
      R"("body":[{"text":"알트만은 <해고>","marks":[[0,3]],"html":"<mark>알트만</mark>은 &lt;해고&gt;"}]},)"
      R"("comments":[{"author":"사계절","posted":null,"likes":0,"text":"알트만 ㅋㅋ","marks":[[0,3]],)"
      R"("html":"<mark>알트만</mark> ㅋㅋ"}]}],"cursor":null,"facets":{},"facets_exact":true,"did_you_mean":null})");
}

TEST(ReplyJson, HasTheFacetsThatWereAskedFor) {
  engine::Reply reply = sample_reply();
  reply.facets = {{engine::Facet::site, {{"한빛 \"일보\"", 3}, {"가온", 1}}, true},
                  {engine::Facet::month, {{"2023-12", 4}}, false}};
  const std::string text = wire::search_json(reply, Highlight::none);
  EXPECT_NE(text.find(R"("facets":{"site":[{"value":"한빛 \"일보\"","count":3},)"
                      R"({"value":"가온","count":1}],"month":[{"value":"2023-12","count":4}]},)"
                      R"("facets_exact":false)"),
            std::string::npos)
      << text;
}

TEST(ReplyJson, HasCommentsAsHits) {
  engine::Reply reply = sample_reply();
  engine::CommentResult comment;
  comment.parent = "7";
  comment.author = "사계절";
  comment.posted = schema::read_timestamp("2023.12.13 20:42");
  comment.likes = 3;
  comment.text = {"<기사> 감사", {{5, 7}}};
  comment.score = 1.5;
  comment.article = {"a/1", "", "샘 알트만, 해고", "한빛일보", {}};
  reply.hits.clear();
  reply.comments = {comment};
  const Json hit = Json::parse(wire::search_json(reply, Highlight::html)).at("hits").at(0);
  EXPECT_EQ(hit, Json::parse(R"({"id":null,"parent":"7","author":"사계절",
      "posted":"2023-12-13T20:42:00+09:00","likes":3,"dislikes":0,"score":1.5,
      "text":"<기사> 감사","marks":[[5,7]],"html":"&lt;기사&gt; <mark>감사</mark>",
      "article":{"id":"a/1","url":null,"title":"샘 알트만, 해고","site":"한빛일보","published":null}})"));
}

TEST(ReplyJson, HasAHistogramAmongItsFacets) {
  engine::Reply reply = sample_reply();
  reply.cursor = "c2F";
  reply.histogram = engine::Histogram{
      engine::DateUnit::month, {{"2023-11", 0, 7}, {"2023-12", 4, 9}}, 0, true, false};
  const Json parsed = Json::parse(wire::search_json(reply, Highlight::none));
  EXPECT_EQ(parsed.at("facets").at("date"),
            Json::parse(R"([{"value":"2023-11","count":0,"archive":7},
                            {"value":"2023-12","count":4,"archive":9}])"));
  EXPECT_EQ(parsed.at("facets_exact"), false);
  EXPECT_EQ(parsed.at("cursor"), "c2F");
}

TEST(ReplyJson, WithRangesHasNoHtml) {
  const std::string text = wire::search_json(sample_reply(), Highlight::ranges);
  EXPECT_EQ(text.find("\"html\""), std::string::npos);
  const Json hit = Json::parse(text)["hits"][0];
  EXPECT_EQ(hit["highlights"]["title"]["marks"], Json::parse("[[2,5]]"));
  EXPECT_EQ(hit["comments"][0]["marks"], Json::parse("[[0,3]]"));
}

TEST(ReplyJson, WithoutHighlightsHasPlainComments) {
  const Json hit = Json::parse(wire::search_json(sample_reply(), Highlight::none))["hits"][0];
  EXPECT_FALSE(hit.contains("highlights"));
  EXPECT_EQ(hit["comments"][0],
            Json::parse(R"({"author":"사계절","posted":null,"likes":0,"text":"알트만 ㅋㅋ"})"));
}

TEST(ReplyJson, IsValidWhateverBytesWereStored) {
  engine::Reply reply = sample_reply();
  reply.text = "\xFF\xFE";
  reply.did_you_mean = "\xED\xA0\x80";
  reply.hits[0].title = std::string("a\0b", 3);
  reply.hits[0].body[0].text = "\xC0\xAF";
  EXPECT_TRUE(Json::accept(wire::search_json(reply, Highlight::html)));
}

TEST(ReplyJson, OfAnArticleKeepsAllButWhereItLay) {
  schema::Article article;
  article.id = "1";
  article.title = "샘 알트만";
  article.body = "본문";
  article.provenance = {"/home/editor/captures/1.txt", 7};
  const std::string text = wire::article_json(article);
  EXPECT_EQ(text.find("captures"), std::string::npos);
  article.provenance = {};
  EXPECT_EQ(schema::article_from_json(text), article);
}

TEST(ReplyJson, OfAnErrorSaysNullForWhatIsNotThere) {
  EXPECT_EQ(
      wire::error_json({"not_found", "there is no such article", "", ""}),
      R"({"error":{"code":"not_found","message":"there is no such article","field":null,"hint":null}})");
}

TEST(SearchJson, ExplainsOnlyWhereItWasAsked) {
  engine::Reply reply = sample_reply();
  const auto hit = [&reply] {
    return Json::parse(wire::search_json(reply, Highlight::none)).at("hits").at(0);
  };
  EXPECT_FALSE(hit().contains("explanation"));
  reply.hits.front().explanation =
      engine::Explanation{{{"만이", 7, 0.2, 0.31}}, 0.31, 1, engine::RerankParts{.words = 0.5}};
  const Json told = hit().at("explanation");
  EXPECT_EQ(told.at("terms"),
            Json::parse(R"([{"term":"만이","documents":7,"scale":0.2,"weight":0.31}])"));
  EXPECT_EQ(told.at("index_score"), 0.31);
  EXPECT_EQ(told.at("share"), 1);
  EXPECT_EQ(told.at("rerank").at("words"), 0.5);
  EXPECT_EQ(told.at("rerank").at("bonus"), 0.25);
}

}  // namespace

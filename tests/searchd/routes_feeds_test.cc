// Feeds, search boxes and the description of the API, as they are asked for.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "searchd/routes/public_address.h"
#include "searchd/routes/routes.h"
#include "searchd/wire/query_string.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Json = nlohmann::json;

class Feeds : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 1; i <= 3; ++i) {
      schema::Article article;
      article.id = "https://a.kr/" + std::to_string(i);
      article.url = article.id;
      article.title = "금리 동결 " + std::to_string(i) + "차";
      article.body = "중앙은행이 금리를 묶었다고 밝혔다.";
      archive_.add(article);
    }
    archive_.writer().commit();
    engine_ = std::make_unique<engine::Engine>(archive_.directory());
    serve({});
  }

  void serve(routes::Options options) {
    routes_ = std::make_unique<routes::Routes>(*engine_, std::move(options));
  }

  http::Response get(const std::string& path, wire::Parameters parameters = {},
                     const std::string& host = "search.example.kr", bool is_secure = false) const {
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.parameters = std::move(parameters);
    request.is_secure = is_secure;
    if (!host.empty()) request.headers.emplace_back("Host", host);
    return routes_->answer(request);
  }

  static bool has(const http::Response& response, const std::string& text) {
    return response.body.find(text) != std::string::npos;
  }

  tests::Archive archive_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<routes::Routes> routes_;
};

TEST_F(Feeds, OfCommentsHaveWhoWroteThemAndWhere) {
  schema::Article article;
  article.id = "https://a.kr/9";
  article.url = article.id;
  article.title = "금리 <인하>";
  article.body = "중앙은행이 금리를 내렸다.";
  schema::Comment comment;
  comment.author = "사계절";
  comment.text = "이제 <내리네요> 금리";
  comment.posted = schema::read_timestamp("2023-12-13T20:42:55+09:00");
  article.comments = {comment};
  archive_.add(article);
  archive_.writer().commit();
  const http::Response feed = get("/search.atom", {{"in", "comments"}, {"q", "금리"}});
  EXPECT_EQ(feed.status, 200);
  for (const char* part :
       {"<opensearch:totalResults>1<", "<title type=\"text\">사계절, 금리 &lt;인하&gt;</title>",
        "<id>urn:uuid:", "<updated>2023-12-13T20:42:55+09:00</updated>", "<name>사계절</name>",
        "href=\"http://search.example.kr/articles/https%3A%2F%2Fa.kr%2F9\"",
        "href=\"https://a.kr/9\"", "이제 &amp;lt;내리네요&amp;gt; &lt;mark&gt;금리&lt;/mark&gt;",
        "search.atom?in=comments&amp;q="}) {
    EXPECT_TRUE(has(feed, part)) << part << "\n" << feed.body;
  }
}

TEST_F(Feeds, AreWhatTheySayTheyAre) {
  const std::map<std::string, std::string> types = {
      {"/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"},
      {"/search.atom", "application/atom+xml; charset=utf-8"},
      {"/suggest.json", "application/x-suggestions+json; charset=utf-8"},
      {"/v1/suggest", "application/json; charset=utf-8"},
      {"/openapi.json", "application/json; charset=utf-8"},
  };
  for (const auto& [path, type] : types) {
    const http::Response response = get(path);
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_EQ(response.type, type) << path;
    EXPECT_EQ(response.route, path);
    EXPECT_EQ(response.has("ETag"), path != "/openapi.json") << path;
  }
}

TEST_F(Feeds, TakeTheParametersOfASearch) {
  EXPECT_TRUE(has(get("/search.atom", {{"q", "동결"}, {"limit", "2"}}), "totalResults>3<"));
  EXPECT_TRUE(has(get("/search.atom", {{"q", "없는말"}}), "totalResults>0<"));
  EXPECT_TRUE(has(get("/search.atom", {{"site", "강가신문"}}), "totalResults>0<"));
  EXPECT_TRUE(has(get("/search.atom", {{"startIndex", "2"}}), "startIndex>2<"));
  EXPECT_TRUE(has(get("/search.atom", {{"startIndex", "0"}}), "startIndex>1<"));
  EXPECT_TRUE(has(get("/search.atom", {{"startIndex", ""}, {"limit", ""}}), "startIndex>1<"));
  EXPECT_TRUE(has(get("/search.atom", {{"offset", "2"}}), "startIndex>3<"));
}

TEST_F(Feeds, RefuseWhatASearchRefuses) {
  const std::vector<std::pair<wire::Parameters, std::string>> bad = {
      {{{"limit", "101"}}, "limit"},
      {{{"sort", "random"}}, "sort"},
      {{{"from", "어제"}}, "from"},
      {{{"startIndex", "-1"}}, "startIndex"},
      {{{"startIndex", "10001"}}, "startIndex"},
      {{{"startIndex", "2"}, {"offset", "1"}}, "startIndex"},
      {{{"startIndex", "9999"}}, "offset"},
  };
  for (const auto& [parameters, field] : bad) {
    const http::Response response = get("/search.atom", parameters);
    EXPECT_EQ(response.status, 400) << field;
    EXPECT_EQ(Json::parse(response.body)["error"]["field"], field);
  }
  EXPECT_EQ(get("/v1/suggest", {{"limit", "21"}}).status, 400);
  EXPECT_EQ(get("/suggest.json", {{"limit", "x"}}).status, 400);
}

TEST_F(Feeds, SuggestInTwoForms) {
  EXPECT_EQ(get("/suggest.json", {{"q", "금ㄹ"}}).body, R"(["금ㄹ",["금리"]])");
  EXPECT_EQ(get("/v1/suggest", {{"q", "rmafl"}}).body,
            R"({"suggestions":[{"text":"금리","articles":3,"kind":"word"},)"
            R"({"text":"금리 동결 1차","articles":1,"kind":"title","id":"https://a.kr/1"},)"
            R"({"text":"금리 동결 2차","articles":1,"kind":"title","id":"https://a.kr/2"}]})");
  EXPECT_EQ(get("/v1/suggest", {{"q", "금"}, {"limit", "0"}}).body, R"({"suggestions":[]})");
  EXPECT_EQ(get("/suggest.json").body, R"(["",[]])");
}

TEST_F(Feeds, NameTheHostTheyAreAskedAt) {
  EXPECT_TRUE(has(get("/opensearch.xml"), "\"http://search.example.kr/search?"));
  EXPECT_TRUE(has(get("/opensearch.xml", {}, "127.0.0.1:8377"), "\"http://127.0.0.1:8377/"));
  EXPECT_TRUE(has(get("/opensearch.xml", {}, "[::1]:8377"), "\"http://[::1]:8377/"));
  EXPECT_TRUE(has(get("/search.atom", {}, "a.kr", true), "\"https://a.kr/search.atom"));
}

TEST_F(Feeds, RepeatNoHostileHost) {
  for (const char* host : {"",
                           "a.kr\"><script>",
                           "a.kr<b>",
                           "a.kr/x",
                           "a.kr?x",
                           "a.kr#x",
                           "b@a.kr",
                           "a.kr:80:80",
                           "a.kr:x",
                           "a.kr:123456",
                           "[::1",
                           "[a.kr]",
                           "a.kr{searchTerms}",
                           "a&b",
                           "a.kr\r\nX: y",
                           "한글.kr",
                           ":80",
                           "a.kr:65536",
                           "a.kr, b.kr",
                           "a$b"}) {
    for (const char* path : {"/opensearch.xml", "/search.atom"}) {
      const http::Response response = get(path, {}, host);
      EXPECT_EQ(response.status, 400) << host;
      EXPECT_FALSE(response.has("ETag")) << host;
      EXPECT_FALSE(*host != '\0' && has(response, host)) << host;
    }
  }
  EXPECT_EQ(get("/opensearch.xml", {}, std::string(254, 'a')).status, 400);
}

TEST_F(Feeds, NameThePublicAddressWhereThereIsOne) {
  routes::Options options;
  options.public_address = routes::PublicAddress("https://news.example.kr/stacks");
  serve(std::move(options));
  const http::Response response = get("/opensearch.xml", {}, "a\"b");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(has(response, "\"https://news.example.kr/stacks/search?q={searchTerms}\""));
  EXPECT_TRUE(has(get("/search.atom"), "\"https://news.example.kr/stacks/opensearch.xml\""));
}

TEST_F(Feeds, TagsAreOfTheHostWhereItIsTold) {
  const auto tag = [&](const std::string& path, const std::string& host) {
    const http::Response response = get(path, {}, host);
    for (const auto& [name, value] : response.headers) {
      if (name == "ETag") return value;
    }
    return std::string();
  };
  for (const char* path : {"/opensearch.xml", "/search.atom"}) {
    EXPECT_NE(tag(path, "a.kr"), tag(path, "b.kr")) << path;
    EXPECT_EQ(tag(path, "a.kr"), tag(path, "a.kr")) << path;
  }
  EXPECT_EQ(tag("/v1/search", "a.kr"), tag("/v1/search", "b.kr"));
}

TEST_F(Feeds, PagesSayWhereTheyAre) {
  const std::string page = get("/search", {{"q", "금리"}, {"lang", "en"}}).body;
  EXPECT_NE(page.find("<link rel=\"search\" type=\"application/opensearchdescription+xml\" "
                      "title=\"서고\" href=\"opensearch.xml\">"),
            std::string::npos);
  EXPECT_NE(page.find("<link rel=\"alternate\" type=\"application/atom+xml\" "), std::string::npos);
  EXPECT_NE(page.find("href=\"search.atom?q=%EA%B8%88%EB%A6%AC\""), std::string::npos);
  EXPECT_NE(get("/articles/x").body.find("href=\"../opensearch.xml\""), std::string::npos);
}

TEST(PublicAddress, IsASchemeAHostAndAPath) {
  for (const char* good : {"https://a.kr", "http://a.kr:8377/", "https://a.kr/x/y_z", "",
                           "https://[2001:db8::1]:8377/x", "https://a.kr/%EA%B8%B0"}) {
    EXPECT_NO_THROW(routes::PublicAddress{good}) << good;
  }
  for (const char* bad :
       {"a.kr", "ftp://a.kr", "https://", "https:///x", "https://a.kr?x", "https://a.kr/#x",
        "https://b@a.kr", "https://a.kr/\"", "https://a.kr/{x}", "https://한글.kr",
        "https://a.kr x", "https://..", "https://a..kr", "https://.kr", "https://a.kr:65536",
        "https://a.kr:", "https://a.kr:port"}) {
    EXPECT_THROW(routes::PublicAddress{bad}, schema::Error) << bad;
  }
}

}  // namespace

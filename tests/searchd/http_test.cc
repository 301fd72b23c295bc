// What searchd answers over a real socket: statuses, headers, the form of replies, and what clients
// get for what they should not ask.
#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "schema/file.h"
#include "schema/utf8.h"
#include "searchd/page/frame.h"
#include "searchd/routes/keys.h"
#include "searchd/routes/routes.h"
#include "searchd/wire/query_string.h"
#include "tests/archive.h"
#include "tests/copied_texts.h"
#include "tests/searchd/serving.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Json = nlohmann::json;
using tests::Serving;

constexpr const char* slashed_id = "https://a.kr/news?id=1&x=%2F";
constexpr const char* attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

class Http : public testing::Test {
 protected:
  void SetUp() override {
    schema::Article article;
    article.id = slashed_id;
    article.url = "https://a.kr/news?id=1";
    article.title = "샘 알트만, 해고 및 복귀";
    article.body = "알트만은 닷새 동안 있었던 일을 이사회에서 돌아보았다.";
    article.provenance = {"/srv/captures/altman.txt", 0};
    archive_.add(article);
    article = {};
    article.id = "attack";
    article.url = "javascript:alert(1)";
    article.title = attack;
    article.body = std::string("공격 ") + attack;
    schema::Comment comment;
    comment.author = attack;
    comment.text = std::string("공격 댓글 ") + attack;
    article.comments.push_back(comment);
    archive_.add(article);
    archive_.writer().commit();
    engine_ = std::make_unique<engine::Engine>(archive_.directory());
    serve({});
  }

  void serve(routes::Options options) {
    serving_.reset();
    routes_ = std::make_unique<routes::Routes>(*engine_, std::move(options));
    serving_ = std::make_unique<Serving>(
        [this](const http::Request& request) { return routes_->answer(request); });
  }

  httplib::Client client() const { return serving_->client(); }

  httplib::Response get(const std::string& target) const {
    const httplib::Result result = client().Get(target);
    EXPECT_TRUE(result) << target << ": " << httplib::to_string(result.error());
    return result ? result.value() : httplib::Response();
  }

  tests::Archive archive_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<routes::Routes> routes_;
  std::unique_ptr<Serving> serving_;
};

const std::string query = "/v1/search?q=" + wire::percent_encode("알트만");

TEST_F(Http, SearchRepliesInTheFormOfTheApi) {
  const httplib::Response response = get(query);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.get_header_value("Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(response.get_header_value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(response.get_header_value("Cache-Control"), "no-cache");
  const Json reply = Json::parse(response.body);
  EXPECT_EQ(reply["query"]["text"], "알트만");
  EXPECT_EQ(reply["total"], Json::parse(R"({"value":1,"exact":true})"));
  EXPECT_EQ(reply["hits"][0]["id"], slashed_id);
  EXPECT_EQ(reply["hits"][0]["highlights"]["title"]["html"],
            "샘 <mark>알트만</mark>, 해고 및 복귀");
}

TEST_F(Http, BadParametersAreToldWithField) {
  for (const char* name : {"limit", "offset", "sort", "match", "from", "to", "highlight", "fold"}) {
    const httplib::Response response = get(std::string("/v1/search?") + name + "=nonsense");
    EXPECT_EQ(response.status, 400) << name;
    const Json error = Json::parse(response.body)["error"];
    EXPECT_EQ(error["code"], "bad_parameter");
    EXPECT_EQ(error["field"], name);
    EXPECT_FALSE(error["hint"].get<std::string>().empty());
    EXPECT_NE(error["message"].get<std::string>().find("nonsense"), std::string::npos);
  }
}

TEST_F(Http, CopiesAreFoldedListedAndLinked) {
  for (const char* id : {"통신", "신문/1"}) {
    schema::Article article;
    article.id = id;
    article.title = "시내버스 공영화";
    article.body = tests::wire_story;
    archive_.add(article);
  }
  archive_.writer().commit();
  const std::string text = wire::percent_encode("차고지");
  const auto count = [&](const std::string& target) {
    return Json::parse(get(target).body)["total"]["value"].get<int>();
  };
  EXPECT_EQ(count("/v1/search?q=" + text), 1);
  EXPECT_EQ(count("/v1/search?q=" + text + "&fold=false"), 2);
  EXPECT_EQ(count("/v1/search?duplicates_of=" + wire::percent_encode("신문/1")), 2);
  EXPECT_EQ(Json::parse(get("/v1/search?q=" + text).body)["hits"][0]["duplicates"], 1);
  EXPECT_EQ(Json::parse(get(query).body)["hits"][0]["duplicates"], 0);
  const Json none = Json::parse(get("/v1/search?duplicates_of=none").body);
  EXPECT_EQ(none["total"]["value"], 0);
  EXPECT_EQ(none["query"]["notes"][0]["code"], "no_such_article");
  const std::string link = "search?duplicates_of=" + wire::percent_encode("신문/1");
  const std::string page = get("/articles/" + wire::percent_encode("신문/1")).body;
  EXPECT_NE(page.find("href=\"../" + link + "\" class=\"copies\">같은 글 1건 더 보기<"),
            std::string::npos);
  EXPECT_NE(get("/" + link).body.find("<h2>같은 글 2건</h2>"), std::string::npos);
  EXPECT_EQ(get("/articles/attack").body.find("같은 글"), std::string::npos);
}

TEST_F(Http, ArticlesAreFoundByEncodedId) {
  const httplib::Response response = get("/v1/articles/" + wire::percent_encode(slashed_id));
  EXPECT_EQ(response.status, 200);
  const Json article = Json::parse(response.body);
  EXPECT_EQ(article["id"], slashed_id);
  EXPECT_EQ(article["title"], "샘 알트만, 해고 및 복귀");
  EXPECT_EQ(response.body.find("captures"), std::string::npos);
  for (const char* missing : {"/v1/articles/none", "/v1/articles/%00", "/v1/articles/%FF"}) {
    const httplib::Response refused = get(missing);
    EXPECT_EQ(refused.status, 404) << missing;
    EXPECT_EQ(Json::parse(refused.body)["error"]["code"], "not_found");
  }
}

TEST_F(Http, ArticlesAreReadOnPages) {
  const std::string target = "/articles/" + wire::percent_encode(slashed_id);
  const httplib::Response response = get(target + "?q=x&limit=nonsense");
  EXPECT_EQ(response.status, 200);
  EXPECT_NE(response.body.find("<h1>샘 알트만, 해고 및 복귀</h1>"), std::string::npos);
  EXPECT_EQ(response.body.find("captures"), std::string::npos);
  const httplib::Response search = get("/search");
  for (const char* header : {"Content-Type", "Content-Security-Policy", "Referrer-Policy",
                             "X-Content-Type-Options", "Cache-Control"}) {
    EXPECT_EQ(response.get_header_value(header), search.get_header_value(header));
    EXPECT_TRUE(response.has_header(header)) << header;
  }
  for (const char* missing : {"/articles/none", "/articles/%00", "/articles/%FF?lang=ko"}) {
    const httplib::Response refused = get(missing);
    EXPECT_EQ(refused.status, 404) << missing;
    EXPECT_EQ(refused.get_header_value("Content-Type"), "text/html; charset=utf-8");
    EXPECT_NE(refused.body.find("그런 기사가 없습니다"), std::string::npos);
    EXPECT_NE(refused.body.find("noindex"), std::string::npos);
    EXPECT_NE(refused.body.find("\"../page.css"), std::string::npos);
  }
  EXPECT_NE(get("/articles/none?lang=en").body.find("no such article"), std::string::npos);
}

TEST_F(Http, StatsAndHealthAreTold) {
  EXPECT_EQ(Json::parse(get("/v1/stats").body)["articles"], 2);
  const httplib::Response health = get("/healthz");
  EXPECT_EQ(health.status, 200);
  EXPECT_EQ(health.get_header_value("Cache-Control"), "no-store");
  EXPECT_EQ(get("/readyz").status, 200);
}

TEST_F(Http, UnknownAddressesAre404) {
  for (const char* target :
       {"/none", "/v1", "/v1/", "/v1/search/", "/v1/articles/", "/v1/articles/a/b", "/articles/",
        "/articles/a/b", "//", "/..%2F..%2Fetc%2Fpasswd", "/search%3Fq=x"}) {
    const httplib::Response response = get(target);
    EXPECT_EQ(response.status, 404) << target;
    EXPECT_EQ(Json::parse(response.body)["error"]["code"], "not_found") << target;
  }
}

TEST_F(Http, OtherMethodsAre405WithAllow) {
  const httplib::Result replies[] = {client().Post("/v1/search", "q=x", "text/plain"),
                                     client().Delete("/v1/stats"),
                                     client().Put("/search", "x", "text/plain")};
  for (const httplib::Result& reply : replies) {
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 405);
    EXPECT_EQ(reply->get_header_value("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(Json::parse(reply->body)["error"]["code"], "method_not_allowed");
  }
}

TEST_F(Http, HeadHasTheHeadersAndNoBody) {
  for (const std::string& target :
       {query, std::string("/"), std::string("/page.css"), std::string("/articles/attack")}) {
    const httplib::Result head = client().Head(target);
    ASSERT_TRUE(head);
    EXPECT_EQ(head->status, 200);
    EXPECT_TRUE(head->body.empty());
    EXPECT_EQ(head->get_header_value("Content-Type"), get(target).get_header_value("Content-Type"));
    EXPECT_GT(std::stoi(head->get_header_value("Content-Length")), 100);
  }
}

TEST_F(Http, ThePageIsServedWithAStrictPolicy) {
  for (const std::string& target :
       {std::string("/"), "/search?q=" + wire::percent_encode("알트만")}) {
    const httplib::Response response = get(target);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.get_header_value("Content-Type"), "text/html; charset=utf-8");
    const std::string policy = response.get_header_value("Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_NE(response.body.find("알트만"), std::string::npos);
  }
  const httplib::Response style = get("/" + searchd::page::style_sheet_address());
  EXPECT_EQ(style.get_header_value("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(style.get_header_value("Cache-Control"), "public, max-age=86400");
  // A version that is yet to come.
  EXPECT_EQ(get("/page.css?v=1").get_header_value("Cache-Control"), "no-cache");
  EXPECT_EQ(get("/page.js?v=1").get_header_value("Cache-Control"), "no-cache");
}

TEST_F(Http, WhatHasNotChangedIsNotSentAgain) {
  for (const std::string& target :
       {query, std::string("/"), std::string("/v1/stats"), std::string("/articles/attack?q=x"),
        std::string("/v1/articles/attack")}) {
    const std::string tag = get(target).get_header_value("ETag");
    ASSERT_FALSE(tag.empty()) << target;
    const auto again = [&](const std::string& known) {
      const httplib::Result reply = client().Get(target, {{"If-None-Match", known}});
      EXPECT_TRUE(reply);
      return reply ? reply.value() : httplib::Response();
    };
    const httplib::Response same = again("\"other\", " + tag);
    EXPECT_EQ(same.status, 304) << target;
    EXPECT_EQ(same.get_header_value("ETag"), tag);
    EXPECT_TRUE(same.body.empty());
    EXPECT_EQ(again("\"other\"").status, 200);
  }
  const std::string before = get(query).get_header_value("ETag");
  archive_.add("알트만의 새 소식", "알트만이 돌아왔다.");
  archive_.writer().commit();
  const httplib::Result changed = client().Get(query, {{"If-None-Match", before}});
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->status, 200);
  EXPECT_EQ(Json::parse(changed->body)["total"]["value"], 2);
  EXPECT_FALSE(get("/v1/search?limit=x").has_header("ETag"));
}

TEST_F(Http, OptionsTellWhatAnAddressTakes) {
  for (const char* target : {"/v1/search", "/", "/healthz"}) {
    const httplib::Result reply = client().Options(target);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 204) << target;
    EXPECT_EQ(reply->get_header_value("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_FALSE(reply->has_header("Access-Control-Allow-Methods"));
  }
  EXPECT_EQ(client().Options("/none")->status, 404);
}

TEST_F(Http, ScriptsOfNamedSitesMayAsk) {
  routes::Options options;
  options.origins = routes::Origins({"https://news.example.kr"});
  serve(options);
  const auto ask = [&](const char* origin) {
    const httplib::Result reply = client().Get(query, {{"Origin", origin}});
    EXPECT_TRUE(reply);
    return reply ? reply->get_header_value("Access-Control-Allow-Origin") : "";
  };
  EXPECT_EQ(ask("https://news.example.kr"), "https://news.example.kr");
  EXPECT_EQ(ask("https://evil.example"), "");
  const httplib::Result preflight = client().Options("/v1/search");
  ASSERT_TRUE(preflight);
  EXPECT_EQ(preflight->get_header_value("Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(preflight->get_header_value("Access-Control-Max-Age"), "86400");
}

TEST_F(Http, WhereKeysAreWantedNobodyAsksWithoutOne) {
  const routes::Keys::Made made = routes::Keys::make("사이트");
  routes::Options options;
  options.keys = std::make_shared<const routes::Keys>(routes::Keys::parse(made.line));
  serve(options);
  const auto status = [&](const std::string& target, const std::string& authorization) {
    httplib::Headers headers;
    if (!authorization.empty()) headers.emplace("Authorization", authorization);
    const httplib::Result reply = client().Get(target, headers);
    EXPECT_TRUE(reply);
    return reply ? reply->status : 0;
  };
  for (const std::string& target :
       {query, std::string("/v1/stats"), std::string("/"), std::string("/articles/attack"),
        std::string("/v1/articles/attack"), std::string("/v1/articles/none")}) {
    for (const std::string& wrong :
         {std::string(), "Bearer " + made.key + "x", std::string("Bearer "), "Basic " + made.key,
          made.key, std::string("Bearer")}) {
      EXPECT_EQ(status(target, wrong), 401) << target << " " << wrong;
    }
    EXPECT_NE(status(target, "Bearer " + made.key), 401) << target;
  }
  EXPECT_EQ(status(query, "bearer " + made.key), 200);
  EXPECT_EQ(status("/healthz", ""), 200);
  EXPECT_EQ(status("/readyz", ""), 200);
  const httplib::Response refused = get(query);
  EXPECT_EQ(refused.get_header_value("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(Json::parse(refused.body)["error"]["code"], "key_wanted");
  routes_->set_keys(nullptr);
  EXPECT_EQ(status(query, ""), 200);
}

TEST_F(Http, NoReplySetsACookieOrRunsAScript) {
  for (const std::string& target : {query, query + "&callback=evil", std::string("/"),
                                    std::string("/none"), std::string("/page.css")}) {
    const httplib::Response response = get(target);
    EXPECT_FALSE(response.has_header("Set-Cookie")) << target;
    EXPECT_EQ(response.get_header_value("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_FALSE(response.body.starts_with("evil")) << target;
  }
}

TEST_F(Http, APersonIsToldOfABadParameterOnAPage) {
  const httplib::Response response = get("/search?from=2024&to=2023");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_NE(response.body.find("검색 조건을 확인해 주세요"), std::string::npos);
  const std::string korean = get("/search?limit=abc%3Cb%3E").body;
  EXPECT_NE(korean.find("쓸 수 없는 값입니다: limit=abc&lt;b&gt;"), std::string::npos);
  EXPECT_EQ(korean.find("cannot be"), std::string::npos);
  EXPECT_NE(get("/search?limit=abc&lang=en").body.find("limit cannot be abc"), std::string::npos);
}

TEST_F(Http, AttacksInTheArchiveOrTheAddressAreInert) {
  const std::string code = wire::percent_encode(attack);
  for (const std::string& target :
       {"/search?q=" + wire::percent_encode("공격"), "/search?q=" + code,
        "/search?q=x&lang=" + code, "/search?q=x&sort=" + code, "/search?site=" + code + "&q=x",
        "/search?duplicates_of=" + code, std::string("/articles/attack"), "/articles/" + code,
        "/articles/attack?q=" + code}) {
    const std::string page = get(target).body;
    const std::size_t own = page.find("<script src=");
    ASSERT_NE(own, std::string::npos) << target;
    EXPECT_EQ(page.find("page.js?v=", own), page.find_first_not_of("./", own + 13)) << target;
    EXPECT_EQ(page.find("<script", own + 1), std::string::npos) << target;
    EXPECT_EQ(page.find("<script"), own) << target;
    EXPECT_EQ(page.find("<img"), std::string::npos) << target;
    EXPECT_EQ(page.find("javascript:"), std::string::npos) << target;
  }
}

TEST_F(Http, NoQueryStringFails) {
  const std::string many_parentheses(1500, '(');
  for (const std::string& text :
       {std::string("%00"), std::string("%FF%FE"), std::string("%ED%A0%80"), std::string("%zz%"),
        std::string("%22"), std::string("-"), std::string("((("), std::string("OR%20OR%20NOT"),
        std::string("site:%20title:%20before:x%20likes:%3E"), std::string("*"),
        std::string("%2A%2A"), many_parentheses, std::string(2000, 'x'),
        std::string("%E3%85%8B%00%0A%0D%0A")}) {
    for (const char* route : {"/v1/search?q=", "/search?q="}) {
      const httplib::Response response = get(route + text);
      EXPECT_EQ(response.status, 200) << route << text.substr(0, 50);
      EXPECT_EQ(schema::first_invalid(response.body), std::string::npos);
    }
  }
}

TEST_F(Http, ManyReadersAtOnceAllGetTheirAnswer) {
  std::atomic<int> good = 0;
  std::vector<std::thread> readers;
  for (int reader = 0; reader < 4; ++reader) {
    readers.emplace_back([&] {
      httplib::Client own = client();
      own.set_keep_alive(true);
      for (int i = 0; i < 25; ++i) {
        const httplib::Result reply = own.Get(query);
        if (reply && reply->status == 200) ++good;
      }
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(good, 100);
}

TEST_F(Http, AnUnreadableIndexIs503WithoutInnerText) {
  schema::replace_file(archive_.directory().path() / "current", "gen-999999\n");
  const httplib::Response api = get(query);
  EXPECT_EQ(api.status, 503);
  EXPECT_EQ(Json::parse(api.body)["error"]["code"], "index_unavailable");
  EXPECT_EQ(api.body.find("gen-999999"), std::string::npos);
  const httplib::Response page = get("/?q=x");
  EXPECT_EQ(page.status, 503);
  EXPECT_NE(page.body.find("지금은 검색할 수 없습니다"), std::string::npos);
  EXPECT_EQ(page.body.find("gen-999999"), std::string::npos);
  EXPECT_EQ(get("/healthz").status, 200);
  const httplib::Response ready = get("/readyz");
  EXPECT_EQ(ready.status, 503);
  EXPECT_EQ(ready.body.find("gen-999999"), std::string::npos);
}

}  // namespace

// The widget and the theme at their addresses: who may load them, and for how long they are kept.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/digest.h"
#include "searchd/embed/widget.h"
#include "searchd/http/gzip.h"
#include "searchd/routes/keys.h"
#include "searchd/routes/routes.h"
#include "tests/archive.h"

namespace {

namespace fs = std::filesystem;
using namespace seogo;
using namespace seogo::searchd;
using Json = nlohmann::json;

class EmbedRoutes : public testing::Test {
 protected:
  EmbedRoutes() {
    archive_.add("알트만", "글");
    archive_.writer().commit();
    engine_ = std::make_unique<engine::Engine>(archive_.directory());
    open({});
  }

  void open(routes::Options options) {
    routes_ = std::make_unique<routes::Routes>(*engine_, std::move(options));
  }

  [[nodiscard]] http::Response get(const std::string& path, const http::Headers& headers = {},
                                   const wire::Parameters& parameters = {}) const {
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.parameters = parameters;
    request.headers = headers;
    request.headers.emplace_back("Host", "archive.example.kr");
    return routes_->answer(request);
  }

  static std::vector<std::string> values(const http::Response& response, std::string_view name) {
    std::vector<std::string> all;
    for (const auto& [key, value] : response.headers) {
      if (key == name) all.push_back(value);
    }
    return all;
  }

  static std::string value(const http::Response& response, std::string_view name) {
    const std::vector<std::string> all = values(response, name);
    return all.size() == 1 ? all.front() : std::to_string(all.size()) + " values";
  }

  tests::Archive archive_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<routes::Routes> routes_;
};

TEST(Digest, OfBrowsersIsAsOthersHaveIt) {
  // printf abc | openssl dgst -sha384 -binary | base64
  EXPECT_EQ(schema::base64(schema::sha384("abc")),
            "ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
  EXPECT_EQ(schema::base64(""), "");
  EXPECT_EQ(schema::base64("a"), "YQ==");
  EXPECT_EQ(schema::base64("가나"), "6rCA64KY");
}

TEST_F(EmbedRoutes, GiveTheWidgetToEverybody) {
  const auto keys =
      std::make_shared<const routes::Keys>(routes::Keys::parse(routes::Keys::make("열쇠").line));
  const std::string versioned = "/" + embed::address();
  for (const auto& origins :
       {routes::Origins(), routes::Origins({"*"}), routes::Origins({"https://news.example.kr"})}) {
    open({.origins = origins, .keys = keys});
    EXPECT_EQ(get("/v1/search").status, 401);
    for (const std::string& path : {std::string("/embed.js"), std::string("/embed.css"),
                                    std::string("/embed.json"), versioned}) {
      const http::Response response = get(path, {{"Origin", "https://elsewhere.example"}});
      EXPECT_EQ(response.status, 200) << path;
      EXPECT_EQ(value(response, "Access-Control-Allow-Origin"), "*") << path;
      EXPECT_EQ(value(response, "Cross-Origin-Resource-Policy"), "cross-origin") << path;
      EXPECT_EQ(value(response, "X-Content-Type-Options"), "nosniff") << path;
      EXPECT_TRUE(values(response, "Vary").empty()) << path;
    }
  }
}

TEST_F(EmbedRoutes, KeepTheWidgetAsLongAsItIsTheSame) {
  const http::Response newest = get("/embed.js");
  EXPECT_EQ(newest.type, "text/javascript; charset=utf-8");
  EXPECT_EQ(newest.body, embed::script());
  EXPECT_EQ(value(newest, "Cache-Control"), "public, max-age=3600");
  const http::Response known = get("/embed.js", {{"If-None-Match", value(newest, "ETag")}});
  EXPECT_EQ(known.status, 304);
  EXPECT_TRUE(known.body.empty());
  EXPECT_EQ(value(known, "Access-Control-Allow-Origin"), "*");

  const http::Response fixed = get("/" + embed::address());
  EXPECT_EQ(fixed.body, embed::script());
  EXPECT_EQ(value(fixed, "Cache-Control"), "public, max-age=31536000, immutable");
  for (const char* other : {"/embed/0000000000000000.js", "/embed/x", "/embed/"}) {
    const http::Response response = get(other);
    EXPECT_EQ(response.status, 404) << other;
    EXPECT_EQ(response.body.find("seogo-search"), std::string::npos);
  }
  EXPECT_EQ(get("/embed.css").type, "text/css; charset=utf-8");
}

TEST_F(EmbedRoutes, TellProgramsWhatTheWidgetIs) {
  const Json told = Json::parse(get("/embed.json").body);
  const http::Response script = get("/" + told["url"].get<std::string>());
  EXPECT_EQ(script.status, 200);
  EXPECT_EQ(told["bytes"], script.body.size());
  EXPECT_EQ(told["integrity"], "sha384-" + schema::base64(schema::sha384(script.body)));
  EXPECT_EQ(told["version"], embed::version());
  const std::string page = get("/embed").body;
  EXPECT_NE(page.find(told["integrity"].get<std::string>()), std::string::npos);
  EXPECT_NE(page.find("src=&quot;http://archive.example.kr/embed.js&quot;"), std::string::npos);
  EXPECT_NE(page.find("src=\"" + told["url"].get<std::string>() + "\""), std::string::npos);
  EXPECT_NE(page.find("다른 사이트에 검색창 달기"), std::string::npos);
  EXPECT_NE(get("/embed", {}, {{"lang", "en"}}).body.find("A search box on another site"),
            std::string::npos);
}

TEST_F(EmbedRoutes, SendAWidgetThatIsSmallAndNeedsNoPermission) {
  EXPECT_LE(http::gzip(embed::script()).size(), 12U * 1024);
  for (const char* part : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                           "eval(", "new Function", "import(", "cssText", "'style'"}) {
    EXPECT_EQ(embed::script().find(part), std::string_view::npos) << part;
  }
}

TEST_F(EmbedRoutes, ServeAThemeAndNothingBesideIt) {
  const tests::TemporaryDirectory place;
  std::ofstream(place.path() / "logo.svg") << "<svg/>";
  std::ofstream(place.path() / "theme.css") << "a{}";
  EXPECT_EQ(get("/theme/logo.svg").status, 404);
  const http::Response before = get("/");
  routes_->set_theme(std::make_shared<const theme::Theme>(theme::Theme::read(place.path())));
  const http::Response logo = get("/theme/logo.svg");
  EXPECT_EQ(logo.status, 200);
  EXPECT_EQ(logo.type, "image/svg+xml");
  EXPECT_NE(value(logo, "Content-Security-Policy").find("sandbox"), std::string::npos);
  EXPECT_EQ(get("/theme/logo.svg", {{"If-None-Match", value(logo, "ETag")}}).status, 304);
  for (const char* path :
       {"/theme/", "/theme/page.html", "/theme/..", "/theme/../keys", "/theme/..%2Fkeys",
        "/theme/%2Fetc%2Fpasswd", "/theme/logo.svg%00", "/theme/logo.svg/"}) {
    EXPECT_EQ(get(path).status, 404) << path;
  }
  // A page of another look is another page.
  const http::Response after = get("/", {{"If-None-Match", value(before, "ETag")}});
  EXPECT_EQ(after.status, 200);
  const std::size_t at = after.body.find("theme/theme.css?v=");
  ASSERT_NE(at, std::string::npos);
  const std::string version = after.body.substr(at + 18, 16);
  EXPECT_EQ(value(get("/theme/theme.css", {}, {{"v", version}}), "Cache-Control"),
            "public, max-age=86400");
  EXPECT_EQ(value(get("/theme/theme.css", {}, {{"v", "0"}}), "Cache-Control"), "no-cache");
}

TEST_F(EmbedRoutes, TellAPersonWhoGoesWhereNothingIs) {
  const http::Headers browser = {{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
  const http::Response page = get("/없는/쪽", browser);
  EXPECT_EQ(page.status, 404);
  EXPECT_EQ(page.type, http::html_type);
  EXPECT_EQ(value(page, "Vary"), "Accept");
  EXPECT_NE(page.body.find("그런 쪽이 없습니다"), std::string::npos);
  EXPECT_NE(page.body.find("href=\"../page.css"), std::string::npos);
  EXPECT_NE(page.body.find("noindex"), std::string::npos);
  EXPECT_EQ(get("/v1/none", browser).type, http::json_type);
  EXPECT_EQ(get("/없는/쪽").type, http::json_type);
  routes::Options closed;
  closed.keys =
      std::make_shared<routes::Keys>(routes::Keys::parse(routes::Keys::make("하나").line));
  open(std::move(closed));
  const http::Response asked = get("/", browser);
  EXPECT_EQ(asked.status, 401);
  EXPECT_NE(asked.body.find("열쇠가 있어야"), std::string::npos);
}

TEST_F(EmbedRoutes, LetPagesRunNoScriptButTheirOwn) {
  for (const char* path : {"/", "/embed", "/articles/1", "/articles/none"}) {
    const std::string policy = value(get(path), "Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"))
        << policy;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_NE(policy.find("base-uri 'none'"), std::string::npos);
  }
  EXPECT_EQ(get("/page.js").type, "text/javascript; charset=utf-8");
  EXPECT_EQ(get("/icon.svg").type, "image/svg+xml");
}

}  // namespace

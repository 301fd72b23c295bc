// Who may ask, and what a cache may keep: keys, origins, tags.
#include <gtest/gtest.h>

#include "schema/error.h"
#include "searchd/routes/keys.h"
#include "searchd/routes/origins.h"
#include "searchd/routes/pattern.h"
#include "searchd/routes/tag.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using namespace seogo::searchd::routes;

TEST(Keys, AreKnownByTheirHash) {
  const Keys::Made made = Keys::make("사이트 하나");
  const Keys keys = Keys::parse("# 한빛일보\n\n" + made.line + "\n");
  EXPECT_EQ(keys.size(), 1U);
  EXPECT_EQ(keys.name_of(made.key), "사이트 하나");
  EXPECT_EQ(keys.name_of(made.key + "0"), std::nullopt);
  EXPECT_EQ(keys.name_of(""), std::nullopt);
  EXPECT_EQ(made.line.find(made.key), std::string::npos);
  EXPECT_NE(Keys::make("사이트 하나").key, made.key);
}

TEST(Keys, AreHashedAsSha256sumDoes) {
  // printf abc | sha256sum
  const Keys keys = Keys::parse(
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  시험\r\n");
  EXPECT_EQ(keys.name_of("abc"), "시험");
}

TEST(Keys, HaveNamesOfOneLine) {
  for (const char* name : {"", "a\nb", "a\tb"}) {
    EXPECT_THROW(static_cast<void>(Keys::make(name)), schema::Error) << name;
  }
}

TEST(Keys, AFileWithALineThatIsNoneIsRefusedWhole) {
  const std::string good = Keys::make("하나").line + "\n";
  for (const std::string& bad :
       {std::string(), std::string("# nothing\n"), good + "sha256:abc  이름\n", good + "secret\n",
        good + "md5:ba7816bf8f01cfea414140de5dae2223\n"}) {
    EXPECT_THROW(static_cast<void>(Keys::parse(bad)), schema::Error) << bad;
  }
  try {
    static_cast<void>(Keys::parse(good + "# 주석\nsecret-key\n"));
    FAIL();
  } catch (const schema::Error& error) {
    EXPECT_NE(error.text().find("line 3"), std::string::npos);
    EXPECT_EQ(error.text().find("secret"), std::string::npos);  // it may be a key
  }
}

std::string header(const http::Response& response, std::string_view name) {
  std::string joined;
  for (const auto& [key, value] : response.headers) {
    if (key == name) joined += (joined.empty() ? "" : ", ") + value;
  }
  return joined;
}

TEST(Origins, AreToldExactlyAndOnlyThemselves) {
  const Origins origins({"https://news.example.kr", "http://localhost:3000"});
  const auto allowed = [&](const std::string& origin) {
    http::Response response;
    origins.add_headers(origin, response);
    EXPECT_EQ(header(response, "Vary"), "Origin");
    return header(response, "Access-Control-Allow-Origin");
  };
  EXPECT_EQ(allowed("https://news.example.kr"), "https://news.example.kr");
  EXPECT_EQ(allowed("http://localhost:3000"), "http://localhost:3000");
  for (const char* other :
       {"http://news.example.kr", "https://news.example.kr.evil.example", "https://example.kr",
        "https://NEWS.example.kr", "null", "", "https://news.example.kr:8443"}) {
    EXPECT_EQ(allowed(other), "") << other;
  }
}

TEST(Origins, AllOrNone) {
  http::Response response;
  Origins({"*"}).add_headers("https://a.kr", response);
  EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(header(response, "Access-Control-Allow-Credentials"), "");
  response = {};
  Origins().add_headers("https://a.kr", response);
  EXPECT_TRUE(response.headers.empty());
}

TEST(Origins, AreWrittenAsBrowsersSendThem) {
  for (const char* bad : {"", "news.example.kr", "https://", "https://a.kr/", "https://A.kr",
                          "https://a.kr, https://b.kr", "https://*.a.kr", "https://a.kr\r\nX: y"}) {
    EXPECT_THROW(Origins({bad}), schema::Error) << bad;
  }
}

http::Request search_for(const std::string& text) {
  http::Request request;
  request.path = "/v1/search";
  request.parameters = {{"q", text}};
  return request;
}

TEST(Tag, IsOfTheIndexTheSettingsAndTheRequest) {
  const std::string tag = tag_of("gen-1", "서고", search_for("해고"));
  EXPECT_TRUE(tag.starts_with("W/\"")) << tag;
  EXPECT_EQ(tag_of("gen-1", "서고", search_for("해고")), tag);
  EXPECT_NE(tag_of("gen-2", "서고", search_for("해고")), tag);
  EXPECT_NE(tag_of("gen-1", "한빛", search_for("해고")), tag);
  EXPECT_NE(tag_of("gen-1", "서고", search_for("복귀")), tag);
  http::Request page = search_for("해고");
  page.path = "/search";
  EXPECT_NE(tag_of("gen-1", "서고", page), tag);
}

TEST(Tag, IsKnownInAnyList) {
  const std::string tag = "W/\"a\"";
  for (const char* known : {"W/\"a\"", "\"a\"", "\"b\", W/\"a\"", " W/\"a\" ,\"c\""}) {
    EXPECT_TRUE(is_known(known, tag)) << known;
  }
  for (const char* unknown : {"", "a", "\"b\"", "W/\"A\"", ",", "\"a", "*"}) {
    EXPECT_FALSE(is_known(unknown, tag)) << unknown;
  }
}

TEST(Pattern, TakesOneSegmentForAPlace) {
  EXPECT_EQ(match("/v1/articles/{id}", "/v1/articles/a%2Fb"), std::vector<std::string>{"a/b"});
  EXPECT_EQ(match("/v1/articles/{id}", "/v1/articles/"), std::nullopt);
  EXPECT_EQ(match("/v1/articles/{id}", "/v1/articles/a/"), std::nullopt);
  EXPECT_EQ(match("/", "/"), std::vector<std::string>{});
  EXPECT_EQ(match("/", ""), std::nullopt);
  EXPECT_EQ(match("/search", "/search/"), std::nullopt);
}

}  // namespace

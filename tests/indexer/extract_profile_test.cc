#include <string>

#include <gtest/gtest.h>

#include "indexer/extract/profile.h"
#include "schema/error.h"
#include "tests/indexer/extract_capture.h"

namespace seogo::indexer::extract {
namespace {

TEST(Profile, ExtendsTheBuiltInMarkers) {
  const std::string page = page_around("오늘의 꽃점 보러 오세요 회원님");
  EXPECT_NE(extract_text(page).body.find("꽃점"), std::string::npos);

  const Profile profile = Profile::parse(
      R"({"site":"돌담","markers":{"chrome":["오늘의 꽃점 {text}"],"likes":["꽃 {n}송이"]}})",
      "p.json");
  const schema::Article article =
      extract_text(page_around("오늘의 꽃점 보러 오세요 회원님\n꽃 12송이"), profile);
  EXPECT_EQ(article.body.find("꽃점"), std::string::npos);
  EXPECT_EQ(article.counts.likes, 12);
  EXPECT_EQ(article.site, "돌담");
  EXPECT_EQ(extract_text(page).site, "돌담신문");
}

TEST(Profile, RemovesMarkersThatHurt) {
  const std::string page = page_around(
      "포토뉴스\n\n사진 기자들이 이 말을 두고 오래 다투었다고 하는데 이유는 알 수 없다.");
  EXPECT_EQ(extract_text(page).body.find("다투었다고"),
            std::string::npos);  // 포토뉴스 ends an article
  const Profile profile = Profile::parse(R"({"remove":["포토 뉴스"]})", "p.json");
  EXPECT_NE(extract_text(page, profile).body.find("다투었다고"), std::string::npos);
}

TEST(Profile, LearnsRolesAndWordsThatAreNoNames) {
  const Profile profile = Profile::parse(R"({"roles":["꽃지기"],"not_names":["돌담"]})", "p.json");
  MarkerReader reader(profile.markers());
  ASSERT_EQ(reader.read("가온누 꽃지기").size(), 1U);
  EXPECT_TRUE(reader.read("돌담 꽃지기").empty());
  MarkerReader plain(Profile::built_in().markers());
  EXPECT_TRUE(plain.read("가온누 꽃지기").empty());
}

TEST(Profile, RefusesWithPlaceAndHint) {
  const struct {
    const char* json;
    const char* text;
  } cases[] = {
      {"{", "profile p.json: byte 2: is no JSON"},
      {"[]", "is not a JSON object"},
      {R"({"sites":"a"})", "unknown key \"sites\""},
      {R"({"site":3})", "site: must be a string"},
      {R"({"markers":[]})", "markers: must be an object"},
      {R"({"markers":{"chrom":["a"]}})", "unknown role \"chrom\""},
      {R"({"markers":{"chrome":"a"}})", "markers.chrome: must be a list"},
      {R"({"markers":{"chrome":["a",3]}})", "markers.chrome[1]: must be a string"},
      {R"({"markers":{"chrome":[" "]}})", "markers.chrome[0]: is empty"},
      {R"({"markers":{"likes":["좋아요 {m}"]}})", "markers.likes[0]: unknown placeholder {m}"},
      {R"({"remove":["없는 말"]})", "remove[0]: no built-in marker is \"없는 말\""},
      {R"([[[[[[[[[[[[1]]]]]]]]]]]])", "is not a JSON object"},
  };
  for (const auto& c : cases) {
    try {
      (void)Profile::parse(c.json, "p.json");
      ADD_FAILURE() << c.json;
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::usage);
      EXPECT_NE(error.text().find(c.text), std::string::npos) << error.text();
      EXPECT_FALSE(error.hint().empty()) << c.json;
    }
  }
}

}  // namespace
}  // namespace seogo::indexer::extract

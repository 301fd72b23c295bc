// Where fields were read, in every form of capture.
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/extract/explanation.h"
#include "schema/article_json.h"
#include "tests/indexer/extract_capture.h"
#include "tests/indexer/html_page_of.h"

namespace seogo::indexer::extract {
namespace {

TEST(Explain, AddsAKeyToTheArticlesLine) {
  Origins origins;
  const schema::Article article = extract(
      html_capture(html_page("<meta property='article:published_time' content='2024-04-02'>")),
      Profile::built_in(), &origins);
  const std::string line = explained(article, origins);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["explain"]["published"], "meta article:published_time");
  json.erase("explain");
  EXPECT_EQ(json, nlohmann::json::parse(schema::article_to_json(article)));
}

TEST(Explain, TellsTheKeysOfALine) {
  source::Capture capture;
  capture.form = source::Form::json;
  capture.bytes =
      R"({"title":"봄꽃","author":"가온누 기자","date":"2024-04-02","content":"봄꽃이 피었다.",
    "text":null,"likes":3,"comments":[{"text":"좋아요"}],"own":1})";
  Origins origins;
  const schema::Article article = extract(capture, Profile::built_in(), &origins);
  EXPECT_EQ(origins, (Origins{{"title", "jsonl key title"},
                              {"authors", "jsonl key author"},
                              {"published", "jsonl key date"},
                              {"body", "jsonl key content"},
                              {"counts.likes", "jsonl key likes"},
                              {"comments", "jsonl key comments"}}));
  EXPECT_EQ(nlohmann::json::parse(explained(article, origins))["own"], 1);
}

TEST(Explain, TellsTheKeysOfALineWithHalfAnEmoji) {
  source::Capture capture;
  capture.form = source::Form::json;
  capture.bytes = R"({"title":"봄꽃","content":"봄꽃이 \ud83d 피었다."})";
  Origins origins;
  EXPECT_EQ(extract(capture, Profile::built_in(), &origins).body, "봄꽃이 \uFFFD 피었다.");
  EXPECT_EQ(origins, (Origins{{"title", "jsonl key title"}, {"body", "jsonl key content"}}));
}

TEST(Explain, TellsCoarselyOfATextCapture) {
  source::Capture capture;
  capture.bytes = page_around("");
  Origins origins;
  static_cast<void>(extract(capture, Profile::built_in(), &origins));
  EXPECT_EQ(origins.at("title"), "text capture");
  EXPECT_EQ(origins.at("body"), "text capture");
  EXPECT_EQ(origins.at("authors"), "markers");
  EXPECT_EQ(origins.at("published"), "markers");
  EXPECT_FALSE(origins.contains("subtitle"));
}

TEST(Explain, TellsWhichBlockWasBroken) {
  Origins origins;
  static_cast<void>(
      extract(html_capture(html_page("<script type='application/ld+json'>{]</script>")),
              Profile::built_in(), &origins));
  EXPECT_EQ(origins.at("json-ld"), "block 1 is left out: not JSON at byte 2");
}

}  // namespace
}  // namespace seogo::indexer::extract

// What JSON is refused, and with which words: people read them on stderr beside a file and a line.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "schema/article_json.h"
#include "schema/error.h"
#include "tests/schema/full_article.h"

namespace seogo::schema {
namespace {

std::string refusal(std::string_view line) {
  try {
    static_cast<void>(article_from_json(line));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::input) << line;
    return error.text();
  }
  return "";
}

TEST(ArticleJsonRefusal, Messages) {
  const struct {
    std::string_view line;
    std::string_view refusal;
  } cases[] = {
      {"", "JSON cut short at byte 0"},
      {"{\"title\":\"해", "JSON cut short at byte 13"},
      {"{\"title\":\"해고\",", "JSON cut short at byte 18"},
      {"제목: 해고", "not JSON at byte 1"},
      {"{\"title\":해고}", "not JSON at byte 10"},
      {"{\"title\":\"해고\"} {}", "not JSON at byte 20"},
      {"{'title':1}", "not JSON at byte 2"},
      {"{\"title\":\"a\nb\"}", "not JSON at byte 12"},
      {"{\"title\":\"\xB9\xFD\"}", "not JSON at byte 11"},
      {"{\"likes\":NaN}", "not JSON at byte 10"},
      {"[]", "not a JSON object"},
      {"[{\"title\":\"해고\"}]", "not a JSON object"},
      {"null", "not a JSON object"},
      {"\"해고\"", "not a JSON object"},
      {"7", "not a JSON object"},
      {R"({"title":7})", "\"title\" is not a string"},
      {R"({"url":["a"]})", "\"url\" is not a string"},
      {R"({"id":1.5})", "\"id\" is not a string"},
      {R"({"id":true})", "\"id\" is not a string"},
      {R"({"tags":7})", "\"tags\" is not a list of strings"},
      {R"({"tags":["a",7]})", "\"tags\" is not a string"},
      {R"({"body":{"p":"a"}})", "\"body\" is not a string"},
      {R"({"body":[["a"]]})", "\"body\" is not a string"},
      {R"({"author":7})", "\"author\" is not a name or a list of authors"},
      {R"({"authors":[7]})", "\"authors\" is not a string"},
      {R"({"authors":[{"name":7}]})", "\"authors\" is not a string"},
      {R"({"published":"어제"})", "\"published\" is not a date: \"어제\""},
      {R"({"date":"2023-12"})", "\"date\" is not a date: \"2023-12\""},
      {R"({"published":"2023.13.45"})", "\"2023.13.45\" is no date"},
      {R"({"published":true})", "\"published\" is not a string"},
      {R"({"published":1702287120.5})", "\"published\" is not a string"},
      {R"({"published":-1})", "\"published\" is not a whole number from 0 up"},
      {R"({"published":1702287120000})", "\"published\" is not a time in Unix seconds"},
      {R"({"published":32503647600})", "\"published\" is not a time in Unix seconds"},
      {R"({"likes":-1})", "\"likes\" is not a whole number from 0 up"},
      {R"({"likes":"16"})", "\"likes\" is not a whole number from 0 up"},
      {R"({"likes":1.5})", "\"likes\" is not a whole number from 0 up"},
      {R"({"likes":9223372036854775808})", "\"likes\" is not a whole number from 0 up"},
      {R"({"likes":99999999999999999999})", "\"likes\" is not a whole number from 0 up"},
      {R"({"likes":1e400})", "JSON with a number that is out of range"},
      {R"({"counts":7})", "\"counts\" is not an object of counts"},
      {R"({"counts":{"likes":-1}})", "\"likes\" is not a whole number from 0 up"},
      {R"({"comments":"4"})", "\"comments\" is not a list of comments"},
      {R"({"comments":-4})", "\"comments\" is not a whole number from 0 up"},
      {R"({"comments":["동감"]})", "\"comments\" is not a list of comments with texts"},
      {R"({"comments":[{"text":7}]})", "\"text\" is not a string"},
      {R"({"comments":[{"text":"예","date":"어제"}]})", "\"date\" is not a date: \"어제\""},
      {R"({"title":"\x41"})", "not JSON at byte 12"},
      {R"({"title":"\ud83"})", "not JSON at byte 16"},
  };
  for (const auto& row : cases) EXPECT_EQ(refusal(row.line), row.refusal) << row.line;
}

TEST(ArticleJsonRefusal, TheHintNamesTheForm) {
  try {
    static_cast<void>(article_from_json(R"({"likes":-1})"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.hint(), "the form is stated in schema/article.schema.json");
  }
}

std::string nested(int levels, std::string_view open, std::string_view close) {
  std::string line = R"({"deep":)";
  for (int i = 1; i < levels; ++i) line += open;
  if (open.ends_with(':')) line += "1";
  for (int i = 1; i < levels; ++i) line += close;
  return line + "}";
}

TEST(ArticleJsonRefusal, ThirtyTwoLevelsAreTakenAndThirtyThreeAreNot) {
  for (const auto& [open, close] : {std::pair{"[", "]"}, {"{\"a\":", "}"}}) {
    EXPECT_EQ(refusal(nested(32, open, close)), "");
    EXPECT_EQ(refusal(nested(33, open, close)), "JSON deeper than 32 levels");
    EXPECT_EQ(refusal(nested(1000000, open, close)), "JSON deeper than 32 levels");
  }
  EXPECT_EQ(refusal(std::string(1000000, '[')), "JSON deeper than 32 levels");
}

TEST(ArticleJsonRefusal, HalfAMillionValuesAreTakenAndNotMore) {
  const auto listed = [](std::size_t values) {
    std::string line = R"({"title":"첫눈","body":"눈","x":[1)";
    for (std::size_t i = 4; i < values; ++i) line += ",1";
    return line + "]}";
  };
  EXPECT_EQ(refusal(listed(most_json_values)), "");
  EXPECT_EQ(refusal(listed(most_json_values + 1)), "JSON of more than 500000 values");
  EXPECT_EQ(refusal("{\"title\":\"" + std::string(1000000, ',') + "\",\"body\":\"눈\"}"), "");
}

TEST(ArticleJsonRefusal, AThousandAuthorsAreTakenAndNotMore) {
  const auto signed_by = [](std::size_t authors) {
    std::string line = R"({"title":"첫눈","body":"눈","authors":["김주성")";
    for (std::size_t i = 1; i < authors; ++i) line += R"(,"김주성")";
    return line + "]}";
  };
  EXPECT_EQ(refusal(signed_by(most_authors)), "");
  EXPECT_EQ(refusal(signed_by(most_authors + 1)),
            R"("authors" is not a list of 1000 authors or fewer)");
}

TEST(ArticleJsonRefusal, ALineCutAnywhereIsCutShort) {
  const std::string line = article_to_json(tests::full_article());
  for (std::size_t length = 0; length < line.size(); ++length) {
    ASSERT_EQ(refusal(line.substr(0, length)), "JSON cut short at byte " + std::to_string(length));
  }
}

TEST(ArticleJsonRefusal, AnyBytesAreReadOrRefused) {
  tests::Dice dice(42);
  const std::string line = article_to_json(tests::full_article());
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = line;
    for (std::size_t n = 1 + dice.below(3); n > 0; --n) {
      damaged[dice.below(damaged.size())] =
          dice.one_in(2) ? dice.pick(line) : static_cast<char>(dice.below(256));
    }
    try {
      const Article article = article_from_json(damaged);
      ASSERT_EQ(article_from_json(article_to_json(article)), article) << damaged;
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::input) << damaged;
    }
  }
}

}  // namespace
}  // namespace seogo::schema

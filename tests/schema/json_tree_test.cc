// A quick tree is the library's tree, or none.
#include "schema/json_tree.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "schema/article_json.h"
#include "tests/schema/full_article.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

using Json = nlohmann::json;

TEST(JsonTree, IsWhatTheLibraryReads) {
  for (const std::string_view line : {
           R"({})",
           R"([])",
           R"( { "title" : "첫눈" , "likes" : 16 } )",
           "\t[\r\n]\n",
           R"({"a":{"b":[1,[2,{"c":null}],true,false,""]},"":[{}]})",
           R"({"a":1,"b":2,"a":{"c":3}})",
           R"({"a":{"b":1},"a":{"c":2},"a":[]})",
           R"("가 \" \\ \/ \b \f \n \r \t 나")",
           R"("\u0000\u0041\u00e9\uAC00\ud83d\ude00\uFFFF")",
           R"(["123456\n","1234567\n","12345678\n","123456789\n","일이삼사\"오"])",
           "\"\x7F\xC2\x80\xEF\xBF\xBF\xF4\x8F\xBF\xBF\"",
           "[0,1,10,18446744073709551615,123456789012345678,1234567890123456789]",
           "[-0,-1,0.5,1e3,1E-3,-9223372036854775808,18446744073709551616]",
           "7",
           "null",
       }) {
    const std::optional<Json> tree = quick_tree(line);
    ASSERT_TRUE(tree) << line;
    const Json known = Json::parse(line);
    EXPECT_EQ(tree->dump(), known.dump());
    EXPECT_EQ(*tree, known) << line;
  }
}

TEST(JsonTree, ThereIsNoneOfWhatTheLibraryRefuses) {
  for (const std::string_view line : {
           "",
           " ",
           "{",
           "}",
           "[",
           "]",
           "{]",
           "[}",
           "{\"a\"}",
           "{\"a\":}",
           "{\"a\":1,}",
           "[1,]",
           "[,1]",
           "[1 2]",
           "{a:1}",
           "{1:1}",
           "{\"a\":1 \"b\":2}",
           "{} {}",
           "{}x",
           "\"",
           "\"a",
           "\"a\\",
           "\"a\\\"",
           "\"\\x\"",
           "\"\\u\"",
           "\"\\u12\"",
           "\"\\u12g4\"",
           "\"\\u+123\"",
           "\"\\ud83d\"",
           "\"\\ude00\"",
           "\"\\ud83d\\n\"",
           "\"\\ud83d\\ud83d\"",
           "\"a\nb\"",
           "\"\x1F\"",
           "\"1234567\x01\"",
           "\"\xFF\"",
           "\"\xED\xA0\x80\"",
           "tru",
           "nul",
           "True",
           "-",
           "+1",
           "01",
           "1.",
           ".5",
           "1e",
           "1-1",
           "--1",
           "'a'",
           "\xEA",
           "1e999",
       }) {
    EXPECT_FALSE(Json::accept(line)) << line;
    EXPECT_FALSE(quick_tree(line)) << line;
  }
  EXPECT_FALSE(quick_tree(std::string_view("[1]\0", 4)));
  EXPECT_FALSE(quick_tree(std::string_view("\"a\0b\"", 5)));
}

TEST(JsonTree, GoesAsDeepAndAsFarAsIsAllowed) {
  const auto deep = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  EXPECT_TRUE(quick_tree(deep(deepest_json)));
  EXPECT_FALSE(quick_tree(deep(deepest_json + 1)));
  EXPECT_FALSE(quick_tree(deep(1'000'000)));
  const auto wide = [](std::size_t values) {
    std::string line = "[0";
    for (std::size_t i = 1; i < values; ++i) line += ",0";
    return line + "]";
  };
  EXPECT_TRUE(quick_tree(wide(most_json_values)));
  EXPECT_FALSE(quick_tree(wide(most_json_values + 1)));
}

TEST(JsonTree, AnArticleIsReadQuickly) {
  EXPECT_TRUE(quick_tree(article_to_json(tests::full_article())));
}

// Lines with bytes changed, left out and put in: whatever is read is what the library reads.
TEST(JsonTree, OfADamagedLineIsTheLibrarysTreeOrNone) {
  const std::string whole =
      R"({"title":"첫눈\n\ud83d\ude00","n":[0,-1.5e3,12],"o":{"a":true,"b":null},"s":"\"가나다라\""})";
  constexpr std::string_view bytes = "{}[]\",:\\u0123456789abcdefn-+.eE \t\n\x01\xEA\xB0\x80";
  tests::Dice dice(20260202);
  std::size_t read = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string line = whole;
    for (std::size_t changes = 1 + dice.below(2); changes > 0; --changes) {
      const std::size_t at = dice.below(line.size());
      const char byte = bytes[dice.below(bytes.size())];
      if (dice.one_in(3)) {
        line.erase(at, 1);
      } else if (dice.one_in(2)) {
        line.insert(at, 1, byte);
      } else {
        line[at] = byte;
      }
    }
    const Json known = Json::parse(line, nullptr, false);
    const std::optional<Json> tree = quick_tree(line);
    ASSERT_EQ(tree.has_value(), !known.is_discarded()) << testing::PrintToString(line);
    if (!tree) continue;
    ASSERT_EQ(tree->dump(), known.dump()) << testing::PrintToString(line);
    ++read;
  }
  EXPECT_GT(read, 2000U);
}

}  // namespace
}  // namespace seogo::schema

// What is kept of texts that were looked at must never hide one that matches.
#include "searchd/engine/syllable_rows.h"

#include <gtest/gtest.h>

#include "schema/jamo.h"
#include "searchd/engine/engine.h"
#include "searchd/engine/holdings.h"
#include "searchd/engine/matcher.h"
#include "searchd/query/parser.h"
#include "tests/archive.h"
#include "tests/schema/random_text.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;
using schema::tests::Dice;

constexpr std::size_t plenty = std::size_t{1} << 20;

schema::ArticleView with_body(std::string_view body) {
  schema::ArticleView view;
  view.body = body;
  return view;
}

bool may_hold(std::string_view body, std::string_view row) {
  SyllableRows rows(1, plenty);
  rows.add(1, with_body(body));
  return rows.may_hold(1, row);
}

TEST(SyllableRows, KnowWhatStandsInARowWhateverTheSpaces) {
  EXPECT_TRUE(may_hold("그 물레방아 옆에서", "물레방아"));
  EXPECT_TRUE(may_hold("물레 방아, 옆에서", "물레방아"));
  EXPECT_TRUE(may_hold("물레·방\n\n아", "물레방아"));
  EXPECT_FALSE(may_hold("방아 찧는 물레", "물레방아"));
  EXPECT_FALSE(may_hold("물레 A 방아", "물레방아"));
  EXPECT_TRUE(may_hold("방아 찧는 물레", "물레"));  // too short to tell
  EXPECT_TRUE(may_hold("", ""));
}

TEST(SyllableRows, ReadHanjaAsTheyAreLookedFor) {
  EXPECT_TRUE(may_hold("水車 마을에서", "수차마을"));
  EXPECT_TRUE(may_hold("靑 대변인 발표", "청와대"));  // what headlines mean
  EXPECT_FALSE(may_hold("水車 마을에서", "마을회관"));
}

TEST(SyllableRows, KeepEachFieldApart) {
  SyllableRows rows(1, plenty);
  schema::ArticleView view;
  view.title = "물레";
  view.body = "방아 옆";
  view.authors = {{"도하람", "산골특파원"}};
  view.tags = {"메밀국수"};
  view.comments = {{"물방울", "좋은 글입니다"}};
  rows.add(1, view);
  for (const char* there :
       {"방아옆", "도하람", "산골특파원", "메밀국수", "물방울", "좋은글입니다"}) {
    EXPECT_TRUE(rows.may_hold(1, there)) << there;
  }
  for (const char* absent : {"물레방아", "도하람산골", "글입니다람쥐"}) {
    EXPECT_FALSE(rows.may_hold(1, absent)) << absent;
  }
}

TEST(SyllableRows, TellNothingOfTextsThatNobodyLookedAt) {
  SyllableRows rows(2, plenty);
  rows.add(1, with_body("메밀꽃 필 무렵"));
  EXPECT_TRUE(rows.knows(1));
  EXPECT_FALSE(rows.knows(2));
  EXPECT_TRUE(rows.may_hold(2, "물레방아"));
  EXPECT_TRUE(rows.may_hold(3, "물레방아"));  // of a later commit
  rows.add(3, with_body("메밀꽃"));
  EXPECT_FALSE(rows.knows(3));
}

TEST(SyllableRows, TakeNoMoreThanTheyMay) {
  SyllableRows full(2, 0);
  full.add(1, with_body("메밀꽃 필 무렵"));
  EXPECT_FALSE(full.knows(1));
  EXPECT_TRUE(full.may_hold(1, "물레방아"));
  SyllableRows rows(2, plenty);
  const std::size_t before = rows.bytes();
  rows.add(1, with_body("메밀꽃 필 무렵"));
  EXPECT_GT(rows.bytes(), before);
}

// Few syllables, so that rows stand often, and all that is odd.
std::string text_of_few_syllables(Dice& dice) {
  std::string text;
  for (std::size_t n = dice.below(60); n > 0; --n) {
    if (dice.one_in(12)) {
      schema::append(text, schema::tests::random_character(dice));
    } else {
      text += dice.pick(std::array<std::string_view, 14>{"가", "나", "은", "가", "나", "은", " ",
                                                         " ", "\n", "·", "加", "ㄱ", "a", "靑"});
    }
  }
  return text;
}

TEST(SyllableRows, NeverRuleOutATextThatMatches) {
  Dice dice(11);
  std::size_t ruled_out = 0;  // of the longer words among them
  for (const char* typed : {"가나은", "나은가나", "\"가나 은\"", "~\"은가 나\"", "가나가은가나",
                            "청와대", "가나은 OR 은은은", "-가나은"}) {
    const searchd::query::Node root = searchd::query::parse(typed).root;
    const Matcher matcher(root, searchd::query::Mode::required);
    std::size_t matching = 0;
    for (int round = 0; round < 4000; ++round) {
      schema::Article article;
      article.id = "1";
      article.title = text_of_few_syllables(dice);
      article.body = text_of_few_syllables(dice);
      const std::string stored = schema::encode(article);
      ArticleText text(articles(), stored);
      const bool matches = matcher.matches(text);
      SyllableRows rows(1, plenty);
      rows.add(1, text.view());
      const bool may_match =
          matcher.may_match([&](const Anchor& anchor) { return rows.may_hold(1, anchor.row()); });
      ASSERT_TRUE(may_match || !matches) << typed << ": " << article.title << '\n' << article.body;
      matching += matches ? 1 : 0;
      ruled_out += may_match ? 0 : 1;
    }
    EXPECT_GT(matching, 0U) << typed;
  }
  EXPECT_GT(ruled_out, 1000U);
}

TEST(SyllableRows, SeldomHoldWhatIsNotThere) {
  Dice dice(3);
  const auto syllables = [&dice](std::size_t count) {
    std::string text;
    for (; count > 0; --count)
      schema::append(text, static_cast<char32_t>(0xAC00 + dice.below(400)));
    return text;
  };
  SyllableRows rows(1, plenty);
  rows.add(1, with_body(syllables(2000)));
  int held = 0;
  for (int round = 0; round < 2000; ++round) held += rows.may_hold(1, syllables(3)) ? 1 : 0;
  EXPECT_LT(held, 2000 / 50);
}

std::vector<std::string> titles(const Engine& engine, const std::string& text) {
  Request request;
  request.text = text;
  std::vector<std::string> found;
  for (const Hit& hit : engine.search(request).hits) found.push_back(hit.title);
  return found;
}

// The second search of a word asks what the first one left.
TEST(SyllableRows, LetASearchFindTheSameAgainAndWhatChangedSince) {
  tests::Archive archive;
  schema::Article changing;
  changing.id = "변함";
  changing.title = "변함";
  changing.body = "방아 찧던 물레";
  archive.add(changing);
  archive.add("있음", "물레 방아 옆");
  for (int i = 0; i < 80; ++i) {
    archive.add("없음 " + std::to_string(i), "방아는 물레에 " + std::to_string(i));
  }
  archive.writer().commit();
  Limits limits;
  limits.cache_bytes = 0;
  const Engine engine(archive.directory(), limits);
  const std::vector<std::string> one = {"있음"};
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(titles(engine, "물레방아"), one);
    EXPECT_EQ(titles(engine, "\"물레 방아\""), one);
  }
  changing.body = "물레 방아";
  archive.add(changing);
  archive.writer().commit();
  EXPECT_EQ(titles(engine, "\"물레 방아\"").size(), 2U);
}

}  // namespace

// What is found in the surroundings of a row of syllables, against what the whole text holds.
#include "searchd/engine/surroundings.h"

#include <gtest/gtest.h>

#include "schema/fields.h"
#include "searchd/engine/fold.h"
#include "searchd/engine/needle.h"
#include "searchd/engine/spaced.h"
#include "searchd/query/parser.h"
#include "tests/schema/random_text.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;

std::vector<std::string> stretches(std::string_view text, std::string_view wanted) {
  const std::vector<Anchor> anchors = {Anchor(spaced_phrase(wanted).letters)};
  std::vector<std::string> found;
  const Surroundings around(text, anchors);
  for (const Surroundings::Stretch& stretch : around.stretches()) {
    found.emplace_back(text.substr(stretch.begin, stretch.end - stretch.begin));
  }
  return found;
}

bool tell_all(std::string_view text, std::string_view wanted) {
  const std::vector<Anchor> anchors = {Anchor(spaced_phrase(wanted).letters)};
  return Surroundings(text, anchors).tell_all();
}

using Strings = std::vector<std::string>;

TEST(Surroundings, AreTheWordsAroundARow) {
  EXPECT_EQ(stretches("새봄은 바닷가에서 (조개를) 주웠다", "조개"), Strings{"(조개를)"});
  EXPECT_EQ(stretches("푸른바 닷가마을 옆", "바닷가"), Strings{"푸른바 닷가마을"});
  EXPECT_EQ(stretches("조개구이\n조개탕 조갯살", "조개"), (Strings{"조개구이", "조개탕"}));
  EXPECT_EQ(stretches("조개조개조개", "조개"), Strings{"조개조개조개"});
  EXPECT_EQ(stretches("바다", "조개"), Strings{});
}

TEST(Surroundings, ReachAsFarAroundHanjaAsTheRowIsLong) {
  EXPECT_EQ(stretches("아침 저녁 北 바다 조각 구름", "북바다"), Strings{"아침 저녁 北 바다 조각"});
}

TEST(Surroundings, DoNotTellAllOfLatinWordsAndOfTooManyPlaces) {
  EXPECT_TRUE(tell_all("조개와 소라", "조개"));
  EXPECT_FALSE(tell_all("조개 abc", "조개abc"));
  std::string many;
  for (std::size_t i = 0; i <= most_stretches; ++i) many += "조개 소라 ";
  EXPECT_FALSE(tell_all(many, "조개"));
}

// Syllables of a small set and spaces, so that rows stand often, and all that is odd.
std::string text_of_few_syllables(schema::tests::Dice& dice) {
  std::string text;
  for (std::size_t n = dice.below(40); n > 0; --n) {
    if (dice.one_in(6)) {
      schema::append(text, schema::tests::random_character(dice));
    } else {
      text += dice.pick(std::array<std::string_view, 12>{"가", "나", "은", "가", "나", "은", " ",
                                                         " ", "\n", "·", "加", "ㄱ"});
    }
  }
  return text;
}

TEST(Surroundings, HoldEveryMarkOfTheWholeText) {
  schema::tests::Dice dice(5);
  for (const char* query :
       {"가나", "가나은", "나은가", "\"가 나\"", "~\"가나은\"", "가나*", "나가 은나"}) {
    const std::vector<Needle> wanted = needles(searchd::query::parse(query).root);
    std::size_t marks = 0;
    for (int round = 0; round < 4000; ++round) {
      const std::string text = text_of_few_syllables(dice);
      const auto whole = find_marks(Fold(text), wanted, schema::FieldName::body);
      const auto parts = find_marks(std::string_view(text), wanted, schema::FieldName::body);
      ASSERT_TRUE(parts == whole) << query << ": " << text;
      marks += whole.size();
    }
    EXPECT_GT(marks, 100U) << query;
  }
}

}  // namespace

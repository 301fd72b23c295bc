#include "searchd/engine/anchor.h"

#include <random>

#include <gtest/gtest.h>

#include "searchd/engine/fold.h"
#include "searchd/engine/spaced.h"
#include "tests/schema/random_text.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;

Anchor anchor_of(std::string_view text) { return Anchor(spaced_phrase(text).letters); }

TEST(Anchor, LetsThroughWhatCanHoldTheSyllables) {
  EXPECT_TRUE(anchor_of("인공지능").may_be_in("새 인공 지능이"));
  EXPECT_TRUE(anchor_of("인공지능").may_be_in("인·공(지)“능”"));
  EXPECT_TRUE(anchor_of("인공지능").may_be_in("時代"));
  EXPECT_TRUE(anchor_of("인공지능").may_be_in("\u110B\u1175\u11ab"));  // decomposed
  EXPECT_TRUE(anchor_of("ai").may_be_in("없다"));
  EXPECT_FALSE(anchor_of("인공지능").may_be_in("인공 호흡, 지능"));
  EXPECT_FALSE(anchor_of("갤럭시s24").may_be_in("갤럭x시"));
  EXPECT_FALSE(anchor_of("인공").may_be_in(""));
}

TEST(Anchor, NeverHidesWhatStandsInALetterRow) {
  schema::tests::Dice dice(7);
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = schema::tests::random_text(dice, 30);
    const Fold fold(text);
    for (const Letters* letters : {&fold.letters(), &fold.reading_letters()}) {
      if (letters->size() < 2) continue;
      const std::size_t begin = dice.below(letters->size() - 1);
      std::vector<char32_t> row;
      for (std::size_t i = begin; i < std::min(letters->size(), begin + 3); ++i) {
        row.push_back((*letters)[i].code);
      }
      ASSERT_TRUE(Anchor(row).may_be_in(text)) << text;
      ++found;
    }
  }
  EXPECT_GT(found, 1000U);
}

}  // namespace

#include "searchd/engine/anchor.h"

#include <random>

#include <gtest/gtest.h>

#include "schema/article_codec.h"
#include "searchd/engine/fold.h"
#include "searchd/engine/holdings.h"
#include "searchd/engine/matcher.h"
#include "searchd/engine/spaced.h"
#include "searchd/query/parser.h"
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
  EXPECT_FALSE(
      anchor_of("인공지능").may_be_in("인공 호흡👍️ ㅋㅋ"));  // nothing to be read there
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

TEST(Anchor, FindsALatinWordWhateverItsCapitals) {
  const Anchor word = Anchor::of_word("sea");
  ASSERT_TRUE(word.is_word());
  const auto place = [&word](std::string_view text) {
    const auto found = word.find(text, 0);
    return found ? static_cast<int>(found->begin) : -1;
  };
  EXPECT_EQ(place("Sea의"), 0);
  EXPECT_EQ(place("the SEA."), 4);
  EXPECT_EQ(place("3sea"), 1);
  EXPECT_EQ(place("seal oversea sea"), 13);
  EXPECT_EQ(place("sea2 바다"), -1);
  EXPECT_EQ(place("se"), -1);
  EXPECT_TRUE(word.may_be_in("바다"));  // the index tells
  EXPECT_TRUE(Anchor::of_word("바다").is_empty());
  EXPECT_TRUE(Anchor::of_word("s24").is_empty());
  EXPECT_TRUE(Anchor::of_word("").is_empty());
}

// Word by word as it stands, against the whole text folded.
TEST(Anchor, LatinWordsAreFoundAsInTheFoldedText) {
  schema::tests::Dice dice(19);
  const searchd::query::Node root = searchd::query::parse("ab").root;
  const Matcher matcher(root, searchd::query::Mode::required);
  std::size_t found = 0;
  std::size_t plain = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = dice.below(20); n > 0; --n) {
      if (dice.one_in(12)) {
        schema::append(text, schema::tests::random_character(dice));
      } else {
        text += dice.pick(std::array<std::string_view, 14>{"a", "b", "A", "B", "ab", "Ab", "가",
                                                           " ", " ", ".", "2", "-", "‘", "\u00AD"});
      }
    }
    schema::Article article;
    article.body = text;
    const std::string stored = schema::encode(article);
    ArticleText looked_at(articles(), stored);
    const Fold fold(text);
    const std::vector<Spaced> forms = spaced_word(searchd::query::cut(root));
    const bool there = find_whole(fold.text(), "ab", 0) != std::string::npos ||
                       find_spaced(fold.text(), fold.letters(), forms.front(), 0).has_value();
    ASSERT_EQ(matcher.matches(looked_at), there) << text;
    found += there ? 1 : 0;
    plain += is_plain(text) ? 1 : 0;
  }
  EXPECT_GT(found, 1000U);
  EXPECT_GT(plain, 1000U);
}

}  // namespace

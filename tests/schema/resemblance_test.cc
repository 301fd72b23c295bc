// What is a copy of what, and that copies are found.
#include "schema/resemblance.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "tests/copied_texts.h"

namespace seogo::schema {
namespace {

Likeness of(const std::string& text) { return likeness(normalize(text)); }
std::string signatures_of(const std::string& text) { return band_signatures(normalize(text)); }

std::size_t bands_in_common(const std::string& a, const std::string& b) {
  const auto left = bands_of(signatures_of(a));
  const auto right = bands_of(signatures_of(b));
  return static_cast<std::size_t>(
      std::ranges::count_if(left, [&](Band band) { return std::ranges::count(right, band) > 0; }));
}

// Letters without any sense: different texts share no shingle.
std::string syllables(std::mt19937& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    append(text, static_cast<char32_t>(0xAC00 + random() % 11172));
    if (random() % 3 == 0) text += ' ';
  }
  return text;
}

TEST(Resemblance, IsTheShareOfShinglesInCommon) {
  EXPECT_EQ(resemblance({{1, 2, 3, 4}, {}}, {{3, 4, 5}, {}}), 2.0 / 5);
  EXPECT_EQ(resemblance({{1, 2}, {}}, {{1, 2}, {}}), 1);
  EXPECT_EQ(resemblance({{1}, {}}, {{2}, {}}), 0);
  EXPECT_EQ(resemblance({}, {}), 0);
}

TEST(Resemblance, OfAStoryAndItsCopyIsHighAndOfTwoReportsLow) {
  EXPECT_GT(resemblance(of(tests::wire_story), of(tests::wire_story_in_a_paper)), 0.8);
  EXPECT_LT(resemblance(of(tests::wire_story), of(tests::another_report)), 0.2);
  EXPECT_TRUE(is_copy(of(tests::wire_story), of(tests::wire_story_in_a_paper)));
  EXPECT_FALSE(is_copy(of(tests::wire_story), of(tests::another_report)));
}

TEST(Resemblance, HeedsNeitherSpacesNorPunctuationNorForms) {
  std::string spaced;
  for (Cursor cursor(tests::wire_story); !cursor.done();) {
    const char32_t c = cursor.next();
    if (c != U' ' && c != U'"' && c != U'.') append(spaced, c);
  }
  EXPECT_EQ(resemblance(of(tests::wire_story), of(spaced)), 1);
  EXPECT_EQ(signatures_of(tests::wire_story), signatures_of(spaced));
}

// Notices that come again every day differ in nothing but their numbers.
TEST(Resemblance, OtherNumbersAreAnotherNotice) {
  const Likeness monday = of(tests::weather(6, 11));
  const Likeness tuesday = of(tests::weather(7, 13));
  EXPECT_GT(resemblance(monday, tuesday), least_resemblance);
  EXPECT_FALSE(is_copy(monday, tuesday));
  EXPECT_TRUE(is_copy(monday, of(tests::weather(6, 11) + " 다음 예보는 오후 5시에 나온다.")));
}

// The numbers of one day are those of another city the day after.
TEST(Resemblance, ANumberIsReadWithWhatStandsBeforeIt) {
  EXPECT_FALSE(is_copy(of(tests::weather(6, 11)), of(tests::weather(6, 12))));
}

TEST(Resemblance, ShortTextsHaveNone) {
  std::mt19937 random(3);
  const std::string shorter = syllables(random, fewest_letters_compared - 1);
  EXPECT_TRUE(of(shorter).shingles.empty());
  EXPECT_TRUE(signatures_of(shorter).empty());
  EXPECT_FALSE(is_copy(of(shorter), of(shorter)));
  const std::string enough = shorter + "끝";
  EXPECT_FALSE(of(enough).shingles.empty());
  EXPECT_EQ(signatures_of(enough).size(), bands * sizeof(Band));
  EXPECT_TRUE(is_copy(of(enough), of(enough)));
  EXPECT_TRUE(signatures_of("").empty());
}

// One shingle fills one of forty bins: the others take it from there.
TEST(Resemblance, EvenATextOfOneLetterHasItsBands) {
  std::string text;
  for (std::size_t i = 0; i < 400; ++i) text += "가";
  EXPECT_EQ(of(text).shingles.size(), 1U);
  EXPECT_EQ(signatures_of(text).size(), bands * sizeof(Band));
}

TEST(Resemblance, BandsOfOtherBytesAreDamage) {
  const std::string whole = signatures_of(tests::wire_story);
  for (const std::string& bytes : {std::string(), whole.substr(1), whole + whole}) {
    EXPECT_THROW(static_cast<void>(bands_of(bytes)), Error) << bytes.size();
  }
}

// They stand in a slot of every index on disk.
TEST(Resemblance, SignaturesDoNotChange) {
  EXPECT_EQ(bands_of(signatures_of(tests::wire_story)).front(), 2024999700U);
}

// The tail of a long text is not compared, whatever it is.
TEST(Resemblance, OfLongTextsIsThatOfTheirBeginnings) {
  std::mt19937 random(5);
  const std::string head = syllables(random, most_letters_compared);
  const Likeness one = of(head + syllables(random, 1000));
  EXPECT_LE(one.shingles.size(), most_letters_compared);
  EXPECT_EQ(resemblance(one, of(head + syllables(random, 1000))), 1);
}

// 1 - (1 - s⁴)¹⁰ of the header, measured: texts of a common part and parts of their own.
TEST(Resemblance, TellsHowOftenTextsShareABand) {
  const struct {
    std::size_t own;  // of 1,000 letters, in each
    double least;
    double most;
  } rows[] = {{0, 1, 1}, {53, 0.995, 1}, {176, 0.90, 0.97}, {333, 0.40, 0.56}, {1000, 0, 0.01}};
  std::mt19937 random(7);
  for (const auto& row : rows) {
    constexpr int texts = 400;
    int found = 0;
    for (int i = 0; i < texts; ++i) {
      const std::string common = syllables(random, 1000 - row.own);
      const std::string a = common + syllables(random, row.own);
      const std::string b = syllables(random, row.own) + common;
      if (bands_in_common(a, b) > 0) ++found;
    }
    const double share = static_cast<double>(found) / texts;
    EXPECT_GE(share, row.least) << row.own;
    EXPECT_LE(share, row.most) << row.own;
  }
}

}  // namespace
}  // namespace seogo::schema

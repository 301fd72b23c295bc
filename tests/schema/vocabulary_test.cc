// Numbers of texts, and the texts in order, against std::map.
#include "schema/vocabulary.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

std::vector<std::string> in_order(Vocabulary& vocabulary) {
  std::vector<std::string> texts;
  for (const std::uint32_t number : vocabulary.sorted()) {
    texts.emplace_back(vocabulary.text(number));
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Vocabulary, ATextHasOneNumberFromZeroUp) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.number("트만"), 0U);
  EXPECT_EQ(vocabulary.number("알트"), 1U);
  EXPECT_EQ(vocabulary.number("트만"), 0U);
  EXPECT_EQ(vocabulary.number(""), 2U);
  EXPECT_EQ(vocabulary.size(), 3U);
  EXPECT_EQ(vocabulary.text(1), "알트");
  EXPECT_EQ(vocabulary.text(2), "");
}

TEST(Vocabulary, TextsStandInTheOrderOfTheirBytesWhateverTheirLength) {
  const std::string zero(1, '\0');
  const Texts texts = {"",
                       zero,
                       zero + zero,
                       zero + "a",
                       "a",
                       "a" + zero,
                       "a" + zero + zero,
                       "abcdef",
                       "abcdef" + zero,
                       "abcdef" + zero + zero,
                       "abcdef" + zero + "a",
                       "abcdefg",
                       "abcdefg" + zero,
                       "abcdefg" + zero + "z",
                       "abcdefga",
                       "abcdefgab",
                       "abcdefgb",
                       "abcdefh",
                       "b",
                       "가",
                       "가나",
                       "가나다",
                       "가나다라",
                       "가나라",
                       "가다",
                       "\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                       "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"};
  Vocabulary vocabulary;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(vocabulary.number(texts[(i * 11) % texts.size()]), i);
  }
  EXPECT_EQ(in_order(vocabulary), texts);
}

TEST(Vocabulary, NothingHasNoOrder) {
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.sorted().empty());
  EXPECT_EQ(vocabulary.size(), 0U);
}

// Letters of few kinds, so that texts share beginnings, and repeat.
std::string random_text(std::mt19937& dice, std::size_t longest) {
  constexpr std::string_view letters[] = {
      "가", "나", "다", "a", "b", "1", std::string_view("\0", 1)};
  std::string text;
  for (std::size_t length = dice() % (longest + 1); length > 0; --length) {
    text += letters[dice() % std::size(letters)];
  }
  return text;
}

TEST(Vocabulary, TenThousandTextsAreToldApartAndSortedAsAMapDoes) {
  std::mt19937 dice(20260101);
  Vocabulary vocabulary;
  for (const std::size_t longest :
       {4U, 2U, 30U, 1U, 8U}) {  // cleared in between, larger and smaller
    std::map<std::string, std::uint32_t> known;
    for (int i = 0; i < 10000; ++i) {
      const std::string text = random_text(dice, longest);
      const auto [row, added] = known.emplace(text, static_cast<std::uint32_t>(known.size()));
      ASSERT_EQ(vocabulary.number(text), row->second) << testing::PrintToString(text);
    }
    ASSERT_EQ(vocabulary.size(), known.size());
    Texts expected;
    for (const auto& [text, number] : known) {
      expected.push_back(text);
      ASSERT_EQ(vocabulary.text(number), text);
    }
    ASSERT_EQ(in_order(vocabulary), expected);
    vocabulary.clear();
    ASSERT_EQ(vocabulary.size(), 0U);
    ASSERT_TRUE(vocabulary.sorted().empty());
  }
}

TEST(Vocabulary, AViewOfItsOwnTextsMayBeAskedFor) {
  Vocabulary vocabulary;
  const std::uint32_t number = vocabulary.number("샘 알트만이 돌아왔다");
  EXPECT_EQ(vocabulary.number(vocabulary.text(number)), number);
}

}  // namespace
}  // namespace seogo::schema

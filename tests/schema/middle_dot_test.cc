#include "schema/middle_dot.h"

#include <gtest/gtest.h>

#include "schema/normalizer.h"

namespace seogo::schema {
namespace {

using Terms = std::vector<std::string>;

Terms over_dots(std::string_view text) {
  const std::string normalized = normalize(text);
  Terms terms;
  each_dotted_term(normalized, runs(normalized),
                   [&terms](std::string_view term, Strength) { terms.emplace_back(term); });
  return terms;
}

TEST(MiddleDot, BetweenSingleSyllablesStandsForNothing) {
  EXPECT_EQ(over_dots("한·미 훈련"), Terms{"한미"});
  EXPECT_EQ(over_dots("한ㆍ미"), Terms{"한미"});
  EXPECT_EQ(over_dots("한・미"), Terms{"한미"});
  EXPECT_EQ(over_dots("한･미"), Terms{"한미"});  // half-width
  EXPECT_EQ(over_dots("한·중·일"), (Terms{"한중", "중일"}));
  EXPECT_EQ(over_dots("시·도지사"), Terms{"시도"});
}

TEST(MiddleDot, BetweenWordsSeparatesThem) {
  EXPECT_EQ(over_dots("국악·재즈"), Terms());
  EXPECT_EQ(over_dots("한 · 미"), Terms());
  EXPECT_EQ(over_dots("한-미 한, 미"), Terms());
  EXPECT_EQ(over_dots("·한 미·"), Terms());
}

TEST(MiddleDot, JoinsHanjaAsWrittenAndAsRead) {
  EXPECT_EQ(over_dots("韓·美"), (Terms{"韓美", "한미"}));
  EXPECT_EQ(over_dots("韓·미"), Terms{"한미"});
}

TEST(MiddleDot, BetweenShortNumbersIsAPoint) {
  EXPECT_EQ(over_dots("3·1절"), Terms{"3.1"});
  EXPECT_EQ(over_dots("2023·2024년"), Terms());
  EXPECT_EQ(over_dots("3·a"), Terms());
}

}  // namespace
}  // namespace seogo::schema

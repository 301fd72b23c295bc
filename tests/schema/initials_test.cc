#include "schema/initials.h"

#include <gtest/gtest.h>

#include "schema/normalizer.h"

namespace seogo::schema {
namespace {

using Terms = std::vector<std::string>;

Terms initial_terms(std::string_view text) {
  Terms terms;
  each_initial_term(normalize(text),
                    [&terms](std::string_view term, Strength) { terms.emplace_back(term); });
  return terms;
}

Terms needed_for(std::string_view row) {
  Terms terms;
  each_initial_pair(row, [&terms](std::string_view term, Strength) { terms.emplace_back(term); });
  return terms;
}

TEST(Initials, PairUpAcrossSpaces) {
  EXPECT_EQ(initial_terms("샘 알트만"), (Terms{"ㅅ", "ㅇ", "ㅅㅇ", "ㅇㅌ", "ㅌㅁ"}));
}

TEST(Initials, OfHanjaAreThoseOfTheirReading) {
  EXPECT_EQ(initial_terms("尹 대통령"), (Terms{"ㅇ", "ㄷ", "ㅇㄷ", "ㄷㅌ", "ㅌㄹ"}));
}

TEST(Initials, DoNotReachAcrossLatinWords) {
  EXPECT_EQ(initial_terms("새 AI 칩"), (Terms{"ㅅ", "ㅊ"}));
}

TEST(Initials, OfAQueryAskForTheirPairs) {
  EXPECT_EQ(needed_for("ㅅㅇㅌㅁ"), (Terms{"ㅅㅇ", "ㅇㅌ", "ㅌㅁ"}));
  EXPECT_EQ(needed_for("ㄱ"), Terms{"ㄱ"});
}

TEST(Initials, ARowIsNothingButInitials) {
  EXPECT_EQ(row_of_initials("ㅅㅇㅌㅁ"), "ㅅㅇㅌㅁ");
  EXPECT_EQ(row_of_initials("ㄳ"), "ㄱㅅ");
  EXPECT_EQ(row_of_initials("ㄼㄲ"), "ㄹㅂㄲ");
  for (const char* other : {"", "ㅠㅠ", "ㅇㅋ요", "압구ㅈ", "ㅋㅋ!", "ai"}) {
    EXPECT_EQ(row_of_initials(other), "") << other;
  }
}

}  // namespace
}  // namespace seogo::schema

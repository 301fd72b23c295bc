#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "schema/analyzer.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

constexpr int rounds = 20000;

TEST(AnalyzerProperty, TermsOfAnyBytesFitXapianAndBeginWithNoCapital) {
  constexpr std::size_t longest_of_xapian = 245;
  constexpr std::size_t longest_prefix = 2;
  tests::Dice dice(51);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = tests::random_bytes(dice, dice.one_in(10) ? 300 : 20);
    each_term(normalize(text), [&](std::string_view term, Strength) {
      ASSERT_FALSE(term.empty()) << testing::PrintToString(text);
      ASSERT_LE(term.size() + longest_prefix, longest_of_xapian) << testing::PrintToString(text);
      ASSERT_FALSE(term[0] >= 'A' && term[0] <= 'Z') << testing::PrintToString(text);
      ASSERT_EQ(first_invalid(term), std::string::npos) << testing::PrintToString(text);
      ASSERT_EQ(term.find(' '), std::string::npos) << testing::PrintToString(text);
    });
    const std::string exact = exact_term(text);
    ASSERT_LE(exact.size(), longest_exact_term) << testing::PrintToString(text);
    ASSERT_EQ(first_invalid(exact), std::string::npos) << testing::PrintToString(text);
  }
}

TEST(AnalyzerProperty, BytesThatWereNeverNormalizedAreNoCrash) {
  tests::Dice dice(52);
  for (int round = 0; round < rounds; ++round) {
    std::size_t terms = 0;
    each_term(tests::random_bytes(dice, 20), [&terms](std::string_view, Strength) { ++terms; });
    ASSERT_LT(terms, 1000U);
  }
}

TEST(AnalyzerProperty, RunsAreInOrderInBoundsAndOnCharacterBoundaries) {
  tests::Dice dice(53);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = normalize(tests::random_bytes(dice, 20));
    const std::vector<std::size_t> at = boundaries(text);
    ASSERT_TRUE(std::is_sorted(at.begin(), at.end()));
    std::size_t before = 0;
    for (const schema::Run& run : runs(text)) {
      ASSERT_LE(before, run.begin) << testing::PrintToString(text);
      ASSERT_LT(run.begin, run.end) << testing::PrintToString(text);
      ASSERT_LE(run.end, text.size()) << testing::PrintToString(text);
      ASSERT_TRUE(std::binary_search(at.begin(), at.end(), run.begin));
      ASSERT_TRUE(std::binary_search(at.begin(), at.end(), run.end));
      before = run.end;
    }
  }
}

std::map<std::string, int> counted(std::string_view normalized) {
  std::map<std::string, int> terms;
  each_term(normalized, [&terms](std::string_view term, Strength strength) {
    terms[(strength == Strength::weighted ? "+" : "-") + std::string(term)] += 1;
  });
  return terms;
}

TEST(AnalyzerProperty, TextsWithASpaceBetweenHaveTheTermsOfBoth) {
  tests::Dice dice(54);
  for (int round = 0; round < rounds / 4; ++round) {
    const std::string first = normalize(tests::random_text(dice, 8));
    const std::string second = normalize(tests::random_text(dice, 8));
    std::map<std::string, int> both = counted(first);
    for (const auto& [term, count] : counted(second)) both[term] += count;
    ASSERT_EQ(counted(first + " " + second), both)
        << testing::PrintToString(first) << testing::PrintToString(second);
  }
}

TEST(AnalyzerProperty, AReadingKeepsItsPlace) {
  tests::Dice dice(55);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = normalize(tests::random_text(dice, 20));
    ASSERT_EQ(boundaries(reading_of(text)), boundaries(text)) << testing::PrintToString(text);
    if (!has_hanja(text)) {
      ASSERT_EQ(reading_of(text), text);
    }
  }
}

}  // namespace
}  // namespace seogo::schema

#include "searchd/engine/verdicts.h"

#include <gtest/gtest.h>

namespace {

using seogo::searchd::engine::Verdicts;

TEST(Verdicts, AreNothingBeforeALook) {
  const Verdicts none;
  EXPECT_EQ(none.of(1), std::nullopt);
  EXPECT_EQ(none.size(), 0U);
}

TEST(Verdicts, AreThoseOfTheFirstLook) {
  Verdicts verdicts;
  verdicts.note(7, true);
  verdicts.note(8, false);
  verdicts.note(7, false);
  EXPECT_EQ(verdicts.of(7), true);
  EXPECT_EQ(verdicts.of(8), false);
  EXPECT_EQ(verdicts.of(9), std::nullopt);
  EXPECT_EQ(verdicts.size(), 2U);
}

// Numbers side by side, far apart, and the highest there is.
TEST(Verdicts, AreKeptHoweverManyThereAre) {
  for (const Xapian::docid step : {1U, 2U, 4096U, 42'949U}) {
    Verdicts verdicts;
    const auto number = [&](Xapian::docid i) { return UINT32_MAX - i * step; };
    for (Xapian::docid i = 0; i < 100'000; i += 2) verdicts.note(number(i), i % 3 == 0);
    EXPECT_EQ(verdicts.size(), 50'000U);
    for (Xapian::docid i = 0; i < 100'000; ++i) {
      const auto expected = i % 2 == 0 ? std::optional(i % 3 == 0) : std::nullopt;
      ASSERT_EQ(verdicts.of(number(i)), expected) << i << " by " << step;
    }
  }
}

}  // namespace

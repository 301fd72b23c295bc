// Ratios, goals and axes: numbers that a table or a picture tells people.
#include "tests/bench/figures.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "tests/bench/growth_plot.h"

namespace seogo::bench {
namespace {

TEST(Figures, AreGroupedByThousands) {
  const struct {
    std::uint64_t number;
    const char* text;
  } cases[] = {{0, "0"}, {999, "999"}, {1'000, "1,000"}, {1'208'300, "1,208,300"}};
  for (const auto& row : cases) EXPECT_EQ(grouped(row.number), row.text);
}

TEST(Figures, AreHeldAgainstOthers) {
  EXPECT_DOUBLE_EQ(ratio(3.5, 10), .35);
  EXPECT_EQ(written_ratio(ratio(3.5, 10)), "0.35");
  EXPECT_EQ(written_ratio(ratio(0, 10)), "0.00");
  EXPECT_EQ(written_ratio(ratio(3, 0)), "-");
}

TEST(Figures, MeetAGoalUpToItself) {
  const Goal goal{"processor", .35};
  EXPECT_EQ(verdict(.349, goal), "met");
  EXPECT_EQ(verdict(.35, goal), "met");
  EXPECT_EQ(verdict(.351, goal), "not met");
  EXPECT_EQ(verdict(std::numeric_limits<double>::quiet_NaN(), goal), "not met");
  EXPECT_EQ(verdict(std::numeric_limits<double>::infinity(), goal), "not met");
}

TEST(Figures, StandOnAxesOfFewRoundSteps) {
  const struct {
    double highest;
    double step;
    double top;
  } cases[] = {{634, 200, 800}, {12'041, 5'000, 15'000}, {19, 5, 20}, {5, 1, 5},
               {.7, .2, .8},    {100, 20, 100},          {0, 1, 1}};
  for (const auto& row : cases) {
    SCOPED_TRACE(row.highest);
    const Axis axis = axis_for(row.highest);
    EXPECT_NEAR(axis.step, row.step, 1e-9);
    EXPECT_NEAR(axis.top, row.top, 1e-9);
  }
}

}  // namespace
}  // namespace seogo::bench

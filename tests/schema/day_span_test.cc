#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "schema/day.h"

namespace seogo::schema {
namespace {

std::string shown(const std::optional<DaySpan>& span) {
  return span ? span->first.iso() + " " + span->last.iso() : "nothing";
}

TEST(DaySpan, AsPeopleAskForThem) {
  const struct {
    std::string_view text;
    std::string_view span;
  } cases[] = {
      {"2023", "2023-01-01 2023-12-31"},
      {"2023년", "2023-01-01 2023-12-31"},
      {" 2023 ", "2023-01-01 2023-12-31"},
      {"2023-12", "2023-12-01 2023-12-31"},
      {"2023.12", "2023-12-01 2023-12-31"},
      {"2023.12.", "2023-12-01 2023-12-31"},
      {"2023년 12월", "2023-12-01 2023-12-31"},
      {"2024-02", "2024-02-01 2024-02-29"},
      {"2023-02", "2023-02-01 2023-02-28"},
      {"2023-12-11", "2023-12-11 2023-12-11"},
      {"2023.12.11.", "2023-12-11 2023-12-11"},
      {"2023년 12월 11일", "2023-12-11 2023-12-11"},
      {"2023-12-01..2023-12-31", "2023-12-01 2023-12-31"},
      {"2023-12-01~2023-12-31", "2023-12-01 2023-12-31"},
      {"2023..2024", "2023-01-01 2024-12-31"},
      {"2023.12..2024.1", "2023-12-01 2024-01-31"},
      {"2023.12.11..2024.1.5", "2023-12-11 2024-01-05"},
      {"2023..2024-02", "2023-01-01 2024-02-29"},
      {"2023년 12월..2024년 1월", "2023-12-01 2024-01-31"},
      {"2024..2023", "2023-01-01 2024-12-31"},
      {"2024-01-05..2023-12-11", "2023-12-11 2024-01-05"},
      {"", "nothing"},
      {"23", "nothing"},
      {"어제", "nothing"},
      {"2023-13", "nothing"},
      {"2023-02-29", "nothing"},
      {"1799", "nothing"},
      {"3000", "nothing"},
      {"2023..", "nothing"},
      {"..2023", "nothing"},
      {"2023..2023-13", "nothing"},
      {"2023..2024..2025", "nothing"},
      {"2023 x", "nothing"},
      {"20231", "nothing"},
      {"2023-12-11 18:32", "nothing"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(shown(read_day_span(row.text)), row.span) << row.text;
  }
}

TEST(DaySpan, AKoreanDayBeginsAtThreeInTheAfternoonOfTheDayBeforeInUtc) {
  EXPECT_EQ((Day{1970, 1, 1}.start_of_day()), -9 * 3600);
  EXPECT_EQ((Day{2023, 12, 11}.start_of_day()), 1702220400);
  EXPECT_LT((Day{1919, 3, 1}.start_of_day()), 0);
  EXPECT_LT((Day{2023, 12, 11}), (Day{2024, 1, 1}));
}

}  // namespace
}  // namespace seogo::schema

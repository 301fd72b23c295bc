#include "schema/day.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

TEST(Day, FormsThatPagesWrite) {
  const struct {
    std::string_view text;
    std::string_view iso;
  } cases[] = {
      {"2023-12-11", "2023-12-11"},
      {"2023.12.11", "2023-12-11"},
      {"2023.12.11.", "2023-12-11"},
      {"2023. 12. 11.", "2023-12-11"},
      {"2023. 1. 5", "2023-01-05"},
      {"2023/12/11", "2023-12-11"},
      {"2023년 12월 11일", "2023-12-11"},
      {"2023년12월11일", "2023-12-11"},
      {"2023년 1월 5일 (목)", "2023-01-05"},
      {"2023.12.11 (월)", "2023-12-11"},
      {"2023.12.11(월)", "2023-12-11"},
      {"2023.12.11 월요일", "2023-12-11"},
      {"2023.12.11 (월요일)", "2023-12-11"},
      {" \u3000 2023-12-11\u00A0", "2023-12-11"},
      {"2023.12.11 (월) 18:32", "2023-12-11T18:32:00+09:00"},
      {"2023.12.11(월)18:32", "2023-12-11T18:32:00+09:00"},
      {"2023.12.11. 18:32", "2023-12-11T18:32:00+09:00"},
      {"2023.12.11\u00A018:32", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11 18:32:05", "2023-12-11T18:32:05+09:00"},
      {"2023-12-11 6:05", "2023-12-11T06:05:00+09:00"},
      {"2023-12-11 18:32:05.250", "2023-12-11T18:32:05+09:00"},
      {"2023-12-11T18:32:05.123456789Z", "2023-12-11T18:32:05+00:00"},
      {"2023년 12월 11일 18시 32분", "2023-12-11T18:32:00+09:00"},
      {"2023년 12월 11일 18시32분05초", "2023-12-11T18:32:05+09:00"},
      {"2023년 12월 11일 월요일 오후 6시", "2023-12-11T18:00:00+09:00"},
      {"2023년 12월 11일 오후 6시 32분", "2023-12-11T18:32:00+09:00"},
      {"2023. 12. 11. 오전 9:05:01", "2023-12-11T09:05:01+09:00"},
      {"2023.12.11 오후6:32", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11 6:32 PM", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11 6:32am", "2023-12-11T06:32:00+09:00"},
      {"1920.04.01", "1920-04-01"},
      {"1800-01-01", "1800-01-01"},
      {"2999-12-31", "2999-12-31"},
      {"2023.05.09 (21:34)", "2023-05-09T21:34:00+09:00"},
      {"23-12-11 18:32", "2023-12-11T18:32:00+09:00"},
      {"23.12.11 18:32:05", "2023-12-11T18:32:05+09:00"},
      {"23/12/11 (월) 오후 6:32", "2023-12-11T18:32:00+09:00"},
      {"99-01-02 03:04", "1999-01-02T03:04:00+09:00"},
      {"68-01-02 03:04", "2068-01-02T03:04:00+09:00"},
      {"69-01-02 03:04", "1969-01-02T03:04:00+09:00"},
      {"December 11, 2023", "2023-12-11"},
      {"Dec. 11th, 2023", "2023-12-11"},
      {"Mon, Dec 11 2023", "2023-12-11"},
      {"Monday, 11 December 2023", "2023-12-11"},
      {"11 Dec 2023 18:32", "2023-12-11T18:32:00+09:00"},
      {"Dec 11, 2023 at 6:32 pm", "2023-12-11T18:32:00+09:00"},
  };
  for (const auto& row : cases) {
    const std::optional<Timestamp> time = read_timestamp(row.text);
    ASSERT_TRUE(time) << row.text;
    EXPECT_EQ(time->iso(), row.iso) << row.text;
  }
}

TEST(Day, OffsetsAreKeptAsWritten) {
  const struct {
    std::string_view text;
    std::string_view iso;
    std::int64_t seconds;
  } cases[] = {
      {"2023-12-11T18:32:00+09:00", "2023-12-11T18:32:00+09:00", 1702287120},
      {"2023-12-11T18:32:00+0900", "2023-12-11T18:32:00+09:00", 1702287120},
      {"2023-12-11T18:32:00+09", "2023-12-11T18:32:00+09:00", 1702287120},
      {"2023-12-11 18:32 KST", "2023-12-11T18:32:00+09:00", 1702287120},
      {"2023-12-11T09:32:00Z", "2023-12-11T09:32:00+00:00", 1702287120},
      {"2023-12-11 09:32 GMT", "2023-12-11T09:32:00+00:00", 1702287120},
      {"2023-12-11 09:32 UTC", "2023-12-11T09:32:00+00:00", 1702287120},
      {"Mon Dec 11 2023 18:32:00 GMT+0900", "2023-12-11T18:32:00+09:00", 1702287120},
      {"2023-12-11 04:32 UTC-05:00", "2023-12-11T04:32:00-05:00", 1702287120},
      {"2023-12-11T04:32:00-05:00", "2023-12-11T04:32:00-05:00", 1702287120},
      {"2023-12-11T06:02:00-03:30", "2023-12-11T06:02:00-03:30", 1702287120},
      {"2023-12-11 18:32", "2023-12-11T18:32:00+09:00", 1702287120},
      {"1970-01-01 09:00", "1970-01-01T09:00:00+09:00", 0},
      {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59+00:00", -1},
  };
  for (const auto& row : cases) {
    const std::optional<Timestamp> time = read_timestamp(row.text);
    ASSERT_TRUE(time) << row.text;
    EXPECT_EQ(time->iso(), row.iso) << row.text;
    EXPECT_EQ(time->seconds, row.seconds) << row.text;
  }
}

TEST(Day, NoonAndMidnight) {
  const struct {
    std::string_view text;
    std::string_view iso;
  } cases[] = {
      {"2023.12.11 00:00", "2023-12-11T00:00:00+09:00"},
      {"2023.12.11 오전 12:30", "2023-12-11T00:30:00+09:00"},
      {"2023.12.11 오후 12:30", "2023-12-11T12:30:00+09:00"},
      {"2023.12.11 오전 0:30", "2023-12-11T00:30:00+09:00"},
      {"2023년 12월 11일 오전 12시", "2023-12-11T00:00:00+09:00"},
      {"2023년 12월 11일 오후 12시", "2023-12-11T12:00:00+09:00"},
      {"2023년 12월 11일 0시", "2023-12-11T00:00:00+09:00"},
      {"2023-12-11 12:00 AM", "2023-12-11T00:00:00+09:00"},
      {"2023-12-11 12:00 PM", "2023-12-11T12:00:00+09:00"},
      {"2023.12.11 오후 13:30", "2023-12-11T13:30:00+09:00"},  // pages that print both
  };
  for (const auto& row : cases) {
    const std::optional<Timestamp> time = read_timestamp(row.text);
    ASSERT_TRUE(time) << row.text;
    EXPECT_EQ(time->iso(), row.iso) << row.text;
  }
}

TEST(Day, ADayOrTimeThatIsNoneIsRefused) {
  for (const std::string_view text :
       {"2023.13.45", "2023-00-10", "2023-01-00", "2023-02-29", "2024-02-30", "1900-02-29",
        "2023-04-31", "2023년 2월 30일", "1799-12-31", "3000-01-01", "0000-00-00",
        "2023-12-11 25:70", "2023-12-11 24:00", "2023년 12월 11일 24시", "2023-12-11 18:60",
        "2023-12-11 18:32:61", "2023.02.29 (수) 10:00"}) {
    try {
      const std::optional<Timestamp> time = read_timestamp(text);
      ADD_FAILURE() << text << " was read as " << (time ? time->iso() : "nothing");
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::input) << text;
      EXPECT_EQ(error.text(), "\"" + std::string(text) + "\" is no date");
    }
  }
}

TEST(Day, LeapDays) {
  for (const std::string_view text : {"2024-02-29", "2000-02-29", "1904-02-29", "2400-02-29"}) {
    const std::optional<Timestamp> time = read_timestamp(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(time->iso(), text);
  }
  EXPECT_EQ(last_day_of_month(2023, 2), 28);
  EXPECT_EQ(last_day_of_month(2024, 2), 29);
  EXPECT_EQ(last_day_of_month(1900, 2), 28);
  EXPECT_EQ(last_day_of_month(2000, 2), 29);
  EXPECT_EQ(last_day_of_month(2023, 12), 31);
}

TEST(Day, WhatIsNoDateGivesNothing) {
  for (const std::string_view text : {"",
                                      " ",
                                      "전체댓글 [4]",
                                      "어제",
                                      "3시간 전",
                                      "18:32",
                                      "2023",
                                      "2023.12",
                                      "2023년 12월",
                                      "20231211",
                                      "23.12.11",
                                      "12/11/2023",
                                      "23-12-11 18",
                                      "3-2-1 18:32",
                                      "December 2023",
                                      "Marching 11, 2023",
                                      "Ma 11, 2023",
                                      "11 Dec",
                                      "2023-12.11",
                                      "2023.12.11 조회 5",
                                      "입력 2023.12.11",
                                      "2023.12.111",
                                      "02023.12.11",
                                      "2023.12.1118:32",
                                      "2023-12-11 18",
                                      "2023-12-11 18:",
                                      "2023-12-11T",
                                      "2023.12.11 (월",
                                      "2023.12.11 (달)",
                                      "2023-12-11T18:32:00+09:00x",
                                      "2023-12-11T18:32:00+99:00",
                                      "２０２３.12.11",
                                      "\xFF"}) {
    EXPECT_EQ(read_timestamp(text), std::nullopt) << text;
  }
}

TEST(Day, ADateAtTheStartOfALine) {
  const struct {
    std::string_view text;
    std::string_view date;  // what of the text it takes
    std::string_view iso;
  } cases[] = {
      {"2023.12.11 (월) 18:32 조회 5", "2023.12.11 (월) 18:32", "2023-12-11T18:32:00+09:00"},
      {"2023.12.11 조회 5", "2023.12.11", "2023-12-11"},
      {"2023.12.11. 18:32", "2023.12.11. 18:32", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11(월)|경제", "2023-12-11(월)", "2023-12-11"},
      {"2023-12-11 18:32 Zürich", "2023-12-11 18:32 Z", "2023-12-11T18:32:00+00:00"},
      {"2023-12-11 18:32 - 19:00", "2023-12-11 18:32", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11 6:32 PM 댓글", "2023-12-11 6:32 PM", "2023-12-11T18:32:00+09:00"},
      {"2023년 12월 11일 18시 3명이", "2023년 12월 11일 18시", "2023-12-11T18:00:00+09:00"},
      {"2023년 12월 11일에", "2023년 12월 11일", "2023-12-11"},
      {"  2023-12-11 뒤", "  2023-12-11", "2023-12-11"},
  };
  for (const auto& row : cases) {
    std::size_t length = 0;
    const std::optional<Timestamp> time = read_timestamp_prefix(row.text, length);
    ASSERT_TRUE(time) << row.text;
    EXPECT_EQ(row.text.substr(0, length), row.date);
    EXPECT_EQ(time->iso(), row.iso) << row.text;
  }
}

TEST(Day, NoSpaceBehindAnAfternoonBelongsToTheDate) {
  std::size_t length = 0;
  for (const std::string_view date :
       {"2023.12.11 오후 6:32", "2023년 12월 11일 오후 6시 32분", "2023년 12월 11일 오후 6시"}) {
    ASSERT_TRUE(read_timestamp_prefix(std::string(date) + " 조회 5", length)) << date;
    EXPECT_EQ(length, date.size()) << date;
  }
}

TEST(Day, NoDateAtTheStartOfALine) {
  std::size_t length = 7;
  EXPECT_EQ(read_timestamp_prefix("입력 2023.12.11", length), std::nullopt);
  EXPECT_EQ(read_timestamp_prefix("2023.12", length), std::nullopt);
  EXPECT_THROW(static_cast<void>(read_timestamp_prefix("2023.13.45 조회", length)), Error);
}

TEST(Day, ADateThatIsNoneIsReadWithoutAThrow) {
  const std::optional<DateReading> none = read_date_prefix("2023.13.45 조회");
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->real);
  EXPECT_EQ(none->length, std::string_view("2023.13.45").size());
  const std::optional<DateReading> real = read_date_prefix("2023.05.09 (21:34) 조회");
  ASSERT_TRUE(real && real->real);
  EXPECT_EQ(real->length, std::string_view("2023.05.09 (21:34)").size());
  EXPECT_EQ(read_date_prefix("조회 5"), std::nullopt);
}

TEST(Day, FractionsOfAnyLengthAreNoCrash) {
  EXPECT_EQ(read_timestamp("2023-12-11 18:32:05.99999999999999999999"), std::nullopt);
  std::size_t length = 0;
  EXPECT_TRUE(read_timestamp_prefix("2023-12-11 18:32:05.9999999999", length));
}

TEST(Day, IsoIsReadBackAsItWas) {
  tests::Dice dice(11);
  const std::vector<int> offsets = {0, 540, -300, -210, 345, 840, -720};
  for (int round = 0; round < 20000; ++round) {
    Day day;
    day.year = 1801 + static_cast<int>(dice.below(1198));
    day.month = 1 + static_cast<int>(dice.below(12));
    day.day = 1 + static_cast<int>(
                      dice.below(static_cast<std::size_t>(last_day_of_month(day.year, day.month))));
    Timestamp time{day.start_of_day(), kst_offset_minutes, true};
    ASSERT_EQ(time.iso(), day.iso());
    ASSERT_EQ(time.day(), day);
    ASSERT_EQ(read_timestamp(time.iso()), time) << time.iso();
    time.day_only = false;
    time.seconds += static_cast<std::int64_t>(dice.below(86400));
    time.offset_minutes = dice.pick(offsets);
    ASSERT_EQ(read_timestamp(time.iso()), time) << time.iso();
  }
}

TEST(Day, AnyTextIsReadOrRefused) {
  tests::Dice dice(12);
  const std::vector<std::string_view> scraps = {
      "2023", "12",     "11", "31",   "9",    "99999999999", ".",   "-",    "/",    ":",
      " ",    "년",     "월", "일",   "시",   "분",          "초",  "오후", "오전", "T",
      "Z",    "+09:00", "-",  "(월)", "요일", "..",          "KST", "\xEB"};
  for (int round = 0; round < 50000; ++round) {
    std::string text = dice.one_in(2) ? "2023.12.11 " : "";
    for (std::size_t n = dice.below(10); n > 0; --n) text += dice.pick(scraps);
    std::size_t length = 0;
    try {
      const std::optional<Timestamp> time = read_timestamp_prefix(text, length);
      ASSERT_LE(length, text.size()) << text;
      if (time) {
        ASSERT_EQ(read_timestamp(time->iso()), time) << text;
        ASSERT_EQ(read_timestamp(text.substr(0, length)), time) << text;
      }
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::input) << text;
    }
  }
}

}  // namespace
}  // namespace seogo::schema

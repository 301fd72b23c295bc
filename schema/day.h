// Days and points in time, as Korean pages write them.
//
//   read_timestamp("2023.12.11 (월) 18:32")->iso()            2023-12-11T18:32:00+09:00
//   read_timestamp("2023년 12월 11일 오후 6시 32분")->iso()     2023-12-11T18:32:00+09:00
//   read_timestamp("2023.12.11 (18:32)")->iso()               2023-12-11T18:32:00+09:00
//   read_timestamp("2023-12-11T09:32:00Z")->iso()             2023-12-11T09:32:00+00:00
//   read_timestamp("2023. 12. 11.")->iso()                    2023-12-11
//   read_timestamp("23-12-11 18:32")->iso()                   2023-12-11T18:32:00+09:00
//   read_timestamp("Dec 11, 2023")->iso()                     2023-12-11
//   read_timestamp("전체댓글 [4]")                              nothing: not shaped like a date
//   read_timestamp("2023.13.45")                              throws Error(input): no such day
//
// A time without an offset is Korean time (KST, +09:00, no summer time since 1988).
// Years 1800 to 2999; one of two digits, which only a date with a time may have, is 1969 to 2068. All functions are pure and safe to call from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::schema {

inline constexpr int kst_offset_minutes = 9 * 60;

// A calendar day. Always a day that exists.
struct Day {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  [[nodiscard]] std::string iso() const;            // 2023-12-11
  [[nodiscard]] std::int64_t start_of_day() const;  // Unix seconds of 00:00 KST
  auto operator<=>(const Day&) const = default;
};

[[nodiscard]] int last_day_of_month(int year, int month);

// A point in time together with the offset it was written in, or a day without a time.
struct Timestamp {
  std::int64_t seconds = 0;  // Unix time, UTC
  int offset_minutes = kst_offset_minutes;
  bool day_only = false;  // the source gave no time of day; seconds is then 00:00 at the offset

  [[nodiscard]] std::string iso() const;
  [[nodiscard]] Day day() const;  // the day at the offset
  bool operator==(const Timestamp&) const = default;
};

// Reads the whole of `text` (spaces around it aside) as a date with or without a time.
// Nothing if the text is not shaped like a date; Error(input) if it is but names no real day or
// time.
[[nodiscard]] std::optional<Timestamp> read_timestamp(std::string_view text);

// As above for a date at the start of `text`; `length` receives the bytes it takes.
[[nodiscard]] std::optional<Timestamp> read_timestamp_prefix(std::string_view text,
                                                             std::size_t& length);

// A text shaped like a date. Where it names no real day or time (2023.13.45), `time` means nothing.
struct DateReading {
  Timestamp time;
  std::size_t length = 0;  // bytes it takes
  bool real = true;
  bool operator==(const DateReading&) const = default;
};

// As read_timestamp_prefix, for pages full of what only looks like dates: nothing is thrown.
[[nodiscard]] std::optional<DateReading> read_date_prefix(std::string_view text);

// An inclusive span of days, as people ask for them: 2023, 2023-12, 2023.12, 2023년 12월,
// 2023-12-11, 2023-12-01..2023-12-31, 2023..2024. Nothing if the text is none of these; a reversed
// span is swapped.
struct DaySpan {
  Day first;
  Day last;
  bool operator==(const DaySpan&) const = default;
};
[[nodiscard]] std::optional<DaySpan> read_day_span(std::string_view text);

}  // namespace seogo::schema

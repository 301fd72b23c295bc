#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "schema/date_parts.h"
#include "schema/date_scanner.h"
#include "schema/day.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

constexpr int first_year = 1800;
constexpr int last_year = 2999;

[[noreturn]] void refuse(std::string_view text) {
  throw Error(ErrorCode::input, fmt::format("\"{}\" is no date", head(text, 60)));
}

constexpr std::array<std::string_view, 7> weekdays = {"월", "화", "수", "목", "금", "토", "일"};

// (월), 월요일, (월요일)
void skip_weekday(DateScanner& in) {
  const std::size_t start = in.at();
  in.spaces();
  const bool open = in.literal("(");
  const bool named = std::any_of(weekdays.begin(), weekdays.end(),
                                 [&in](std::string_view name) { return in.literal(name); });
  const bool whole = named && in.literal("요일");
  if (named && (open ? in.literal(")") : whole)) return;
  in.back_to(start);
}

struct Clock {
  int seconds = 0;   // of the day
  bool real = true;  // false for 25:70
  std::optional<int> offset_minutes;
};

struct Half {
  std::string_view word;
  bool afternoon;
};
constexpr std::array<Half, 6> halves = {
    {{"오전", false}, {"오후", true}, {"AM", false}, {"PM", true}, {"am", false}, {"pm", true}}};

std::optional<bool> read_half(DateScanner& in) {
  for (const Half& half : halves) {
    if (in.literal(half.word)) return half.afternoon;
  }
  return std::nullopt;
}

// Z, +09:00, +0900, +09, KST, GMT+0900
std::optional<int> read_offset(DateScanner& in) {
  const std::size_t start = in.at();
  in.spaces();
  if (in.literal("Z")) return 0;
  if (in.literal("KST")) return kst_offset_minutes;
  const bool universal = in.literal("UTC") || in.literal("GMT");
  const std::size_t after_name = in.at();
  const bool minus = in.literal("-");
  if (minus || in.literal("+")) {
    std::optional<int> compact = in.number(4, 4);
    std::optional<int> hours = compact ? *compact / 100 : in.number(2, 2);
    int minutes = compact ? *compact % 100 : 0;
    if (hours && !compact && in.literal(":")) minutes = in.number(2, 2).value_or(99);
    if (hours && *hours <= 14 && minutes < 60) {
      return (minus ? -1 : 1) * (*hours * 60 + minutes);
    }
  }
  in.back_to(universal ? after_name : start);
  return universal ? std::optional(0) : std::nullopt;
}

// 18:32, 18:32:05.250, T18:32:05Z, 오후 6:32, 오후 6시 32분, 6:32 PM. Nothing if no time stands
// here.
std::optional<Clock> read_clock(DateScanner& in) {
  const std::size_t start = in.at();
  if (!in.literal("T")) in.spaces();
  std::optional<bool> afternoon = read_half(in);
  in.spaces();
  const std::optional<int> hour = in.number(1, 2);
  const bool korean = hour && in.literal("시");
  if (!hour || (!korean && !in.literal(":"))) {
    in.back_to(start);
    return std::nullopt;
  }
  const std::size_t after_hour = in.at();
  if (korean) in.spaces();
  const std::optional<int> read_minute = in.number(1, 2);
  const bool has_minute = read_minute && (!korean || in.literal("분"));
  const int minute = has_minute ? *read_minute : 0;
  if (!has_minute) in.back_to(after_hour);
  if (!korean && !has_minute) {
    in.back_to(start);
    return std::nullopt;
  }
  int second = 0;
  if (korean) {
    const std::size_t after_minute = in.at();
    in.spaces();
    const std::optional<int> read = in.number(1, 2);
    if (read && in.literal("초")) {
      second = *read;
    } else {
      in.back_to(after_minute);
    }
  } else if (in.literal(":")) {
    second = in.number(2, 2).value_or(99);
    if (in.literal(".")) static_cast<void>(in.number(1, 9));  // fractions are of no use here
  }
  if (!afternoon && !korean) {
    const std::size_t after_time = in.at();
    in.spaces();
    afternoon = read_half(in);
    if (!afternoon) in.back_to(after_time);
  }

  int h = *hour;
  if (afternoon && h <= 12) h = h % 12 + (*afternoon ? 12 : 0);
  Clock clock;
  clock.real = h <= 23 && minute <= 59 && second <= 60;
  clock.seconds = h * 3600 + minute * 60 + std::min(second, 59);
  clock.offset_minutes = read_offset(in);
  return clock;
}

// 18:32, or in brackets: (18:32)
std::optional<Clock> read_clock_in_brackets(DateScanner& in) {
  const std::size_t start = in.at();
  in.spaces();
  if (in.literal("(")) {
    const std::optional<Clock> clock = read_clock(in);
    if (clock && in.literal(")")) return clock;
  }
  in.back_to(start);
  return read_clock(in);
}

bool exists(const DateParts& parts) {
  if (parts.year < first_year || parts.year > last_year) return false;
  if (parts.month && (*parts.month < 1 || *parts.month > 12)) return false;
  return !parts.day ||
         (*parts.day >= 1 && *parts.day <= last_day_of_month(parts.year, *parts.month));
}

DaySpan span_of(const DateParts& parts) {
  const int m1 = parts.month.value_or(1);
  const int m2 = parts.month.value_or(12);
  return {{parts.year, m1, parts.day.value_or(1)},
          {parts.year, m2, parts.day.value_or(last_day_of_month(parts.year, m2))}};
}

}  // namespace

std::optional<DateReading> read_date_prefix(std::string_view text) {
  DateScanner in(text);
  in.spaces();
  std::optional<DateParts> parts = read_numeric_parts(in, 3);
  if (!parts) parts = read_english_parts(in);
  const bool whole = parts.has_value();
  if (!whole) parts = read_short_parts(in);
  if (!parts) return std::nullopt;
  skip_weekday(in);
  const std::optional<Clock> clock = read_clock_in_brackets(in);
  if (!whole && !clock) return std::nullopt;  // a score, a size, a part of a telephone number
  DateReading reading;
  reading.length = in.at();
  reading.real = exists(*parts) && (!clock || clock->real);
  if (!reading.real) return reading;
  Timestamp& time = reading.time;
  time.day_only = !clock;
  if (clock) time.offset_minutes = clock->offset_minutes.value_or(kst_offset_minutes);
  time.seconds = Day{parts->year, *parts->month, *parts->day}.start_of_day() +
                 kst_offset_minutes * 60 + (clock ? clock->seconds : 0) - time.offset_minutes * 60;
  return reading;
}

std::optional<Timestamp> read_timestamp_prefix(std::string_view text, std::size_t& length) {
  const std::optional<DateReading> reading = read_date_prefix(text);
  if (!reading) return std::nullopt;
  length = reading->length;
  if (!reading->real) refuse(text.substr(0, length));
  return reading->time;
}

std::optional<Timestamp> read_timestamp(std::string_view text) {
  text = trimmed(text);
  const std::optional<DateReading> reading = read_date_prefix(text);
  if (!reading || reading->length != text.size()) return std::nullopt;
  if (!reading->real) refuse(text);
  return reading->time;
}

std::optional<DaySpan> read_day_span(std::string_view text) {
  DateScanner in(trimmed(text));
  const std::optional<DateParts> first = read_numeric_parts(in, 1);
  if (!first || !exists(*first)) return std::nullopt;
  DaySpan span = span_of(*first);
  if (in.literal("..") || in.literal("~")) {
    const std::optional<DateParts> last = read_numeric_parts(in, 1);
    if (!last || !exists(*last)) return std::nullopt;
    const DaySpan end = span_of(*last);
    span = {std::min(span.first, end.first), std::max(span.last, end.last)};
  }
  return in.done() ? std::optional(span) : std::nullopt;
}

}  // namespace seogo::schema

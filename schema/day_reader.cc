#include <algorithm>
#include <array>

#include <fmt/format.h>

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

// Reads the pieces of a date from left to right; every method leaves the place alone when it fails.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  void spaces() {
    while (true) {
      if (rest().starts_with(' ') || rest().starts_with('\t')) {
        at_ += 1;
      } else if (rest().starts_with("\u00A0")) {
        at_ += std::string_view("\u00A0").size();
      } else {
        return;
      }
    }
  }

  bool literal(std::string_view token) {
    if (!rest().starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  // A number of `least` to `most` digits that no further digit follows.
  std::optional<int> number(int least, int most) {
    int value = 0;
    int digits = 0;
    std::size_t at = at_;
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') {
      if (++digits > most) return std::nullopt;
      value = value * 10 + (text_[at] - '0');
      ++at;
    }
    if (digits < least) return std::nullopt;
    at_ = at;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

constexpr std::array<std::string_view, 7> weekdays = {"월", "화", "수", "목", "금", "토", "일"};

// (월), 월요일, (월요일)
void skip_weekday(Scanner& in) {
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

std::optional<bool> read_half(Scanner& in) {
  for (const Half& half : halves) {
    if (in.literal(half.word)) return half.afternoon;
  }
  return std::nullopt;
}

// Z, +09:00, +0900, +09, KST
std::optional<int> read_offset(Scanner& in) {
  const std::size_t start = in.at();
  in.spaces();
  if (in.literal("Z") || in.literal("UTC") || in.literal("GMT")) return 0;
  if (in.literal("KST")) return kst_offset_minutes;
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
  in.back_to(start);
  return std::nullopt;
}

// 18:32, 18:32:05.250, T18:32:05Z, 오후 6:32, 오후 6시 32분, 6:32 PM. Nothing if no time stands
// here.
std::optional<Clock> read_clock(Scanner& in) {
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
std::optional<Clock> read_clock_in_brackets(Scanner& in) {
  const std::size_t start = in.at();
  in.spaces();
  if (in.literal("(")) {
    const std::optional<Clock> clock = read_clock(in);
    if (clock && in.literal(")")) return clock;
  }
  in.back_to(start);
  return read_clock(in);
}

struct Parts {
  int year = 0;
  std::optional<int> month;
  std::optional<int> day;
};

// 2023, 2023-12, 2023.12.11, 2023. 12. 11., 2023/12/11, 2023년 12월 11일; at least `least` pieces.
std::optional<Parts> read_parts(Scanner& in, int least) {
  const std::size_t start = in.at();
  const auto fail = [&]() -> std::optional<Parts> {
    in.back_to(start);
    return std::nullopt;
  };
  const std::optional<int> y = in.number(4, 4);
  if (!y) return fail();
  Parts parts{*y, std::nullopt, std::nullopt};

  if (in.literal("년")) {
    const std::size_t after_year = in.at();
    in.spaces();
    parts.month = in.number(1, 2);
    if (!parts.month || !in.literal("월")) {
      in.back_to(after_year);
      parts.month.reset();
      return least <= 1 ? std::optional(parts) : fail();
    }
    const std::size_t after_month = in.at();
    in.spaces();
    parts.day = in.number(1, 2);
    if (!parts.day || !in.literal("일")) {
      in.back_to(after_month);
      parts.day.reset();
      return least <= 2 ? std::optional(parts) : fail();
    }
    return parts;
  }

  for (const std::string_view separator : {"-", ".", "/"}) {
    const std::size_t after_year = in.at();
    if (!in.literal(separator)) continue;
    if (separator == ".") in.spaces();
    parts.month = in.number(1, 2);
    if (!parts.month) {
      in.back_to(after_year);
      break;
    }
    const std::size_t after_month = in.at();
    if (in.literal(separator)) {
      if (separator == ".") in.spaces();
      parts.day = in.number(1, 2);
      if (!parts.day) in.back_to(after_month);
    }
    break;
  }
  // "2023.12.11." ends with a full stop of its own
  if (parts.month && !in.rest().starts_with("..")) in.literal(".");
  const int pieces = 1 + (parts.month ? 1 : 0) + (parts.day ? 1 : 0);
  return pieces >= least ? std::optional(parts) : fail();
}

bool exists(const Parts& parts) {
  if (parts.year < first_year || parts.year > last_year) return false;
  if (parts.month && (*parts.month < 1 || *parts.month > 12)) return false;
  return !parts.day ||
         (*parts.day >= 1 && *parts.day <= last_day_of_month(parts.year, *parts.month));
}

DaySpan span_of(const Parts& parts) {
  const int m1 = parts.month.value_or(1);
  const int m2 = parts.month.value_or(12);
  return {{parts.year, m1, parts.day.value_or(1)},
          {parts.year, m2, parts.day.value_or(last_day_of_month(parts.year, m2))}};
}

}  // namespace

std::optional<DateReading> read_date_prefix(std::string_view text) {
  Scanner in(text);
  in.spaces();
  const std::optional<Parts> parts = read_parts(in, 3);
  if (!parts) return std::nullopt;
  skip_weekday(in);
  const std::optional<Clock> clock = read_clock_in_brackets(in);
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
  Scanner in(trimmed(text));
  const std::optional<Parts> first = read_parts(in, 1);
  if (!first || !exists(*first)) return std::nullopt;
  DaySpan span = span_of(*first);
  if (in.literal("..") || in.literal("~")) {
    const std::optional<Parts> last = read_parts(in, 1);
    if (!last || !exists(*last)) return std::nullopt;
    const DaySpan end = span_of(*last);
    span = {std::min(span.first, end.first), std::max(span.last, end.last)};
  }
  return in.done() ? std::optional(span) : std::nullopt;
}

}  // namespace seogo::schema

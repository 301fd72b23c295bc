#include "searchd/page/period.h"

#include <fmt/format.h>

namespace seogo::searchd::page {
namespace {

using engine::DateUnit;
using schema::Day;

constexpr int months = 12;
constexpr std::int64_t day_seconds = 86400;

Day day_at(std::int64_t seconds) {
  schema::Timestamp time;
  time.seconds = seconds;
  return time.day();
}

Day first_of(const Day& day, DateUnit unit) {
  return {day.year, unit == DateUnit::year ? 1 : day.month, unit == DateUnit::day ? day.day : 1};
}

}  // namespace

Period::Period(const Day& day, DateUnit unit) : unit_(unit), first_(first_of(day, unit)) {}

std::optional<Period> Period::parse(std::string_view value) {
  const std::optional<schema::DaySpan> span = schema::read_day_span(value);
  if (!span) return std::nullopt;
  for (const DateUnit unit : {DateUnit::year, DateUnit::month, DateUnit::day}) {
    const Period period(span->first, unit);
    if (period.value() == value) return period;
  }
  return std::nullopt;
}

Day Period::last() const { return day_at(next().first_.start_of_day() - day_seconds); }

Period Period::next() const {
  switch (unit_) {
    case DateUnit::year:
      return {{first_.year + 1, 1, 1}, unit_};
    case DateUnit::month:
      return {first_.month == months ? Day{first_.year + 1, 1, 1}
                                     : Day{first_.year, first_.month + 1, 1},
              unit_};
    case DateUnit::day:
      break;
  }
  return {day_at(first_.start_of_day() + day_seconds), unit_};
}

Period Period::previous() const { return {day_at(first_.start_of_day() - day_seconds), unit_}; }

std::int64_t Period::number() const {
  switch (unit_) {
    case DateUnit::year:
      return first_.year;
    case DateUnit::month:
      return std::int64_t{first_.year} * months + first_.month;
    case DateUnit::day:
      break;
  }
  return (first_.start_of_day() + schema::kst_offset_minutes * 60) / day_seconds;
}

std::string Period::value() const {
  const std::string iso = first_.iso();
  constexpr std::size_t year_length = 4;
  constexpr std::size_t month_length = 7;
  return unit_ == DateUnit::year    ? iso.substr(0, year_length)
         : unit_ == DateUnit::month ? iso.substr(0, month_length)
                                    : iso;
}

std::string Period::told(const Language& words) const {
  if (words.year_form.empty()) return value();
  std::string told = filled(words.year_form, std::to_string(first_.year));
  if (unit_ == DateUnit::year) return told;
  told += " " + filled(words.month_form, std::to_string(first_.month));
  if (unit_ == DateUnit::month) return told;
  return told + " " + filled(words.day_form, std::to_string(first_.day));
}

std::string Period::on_axis() const {
  switch (unit_) {
    case DateUnit::year:
      return std::to_string(first_.year);
    case DateUnit::month:
      return fmt::format("{}.{:02}", first_.year, first_.month);
    case DateUnit::day:
      break;
  }
  return fmt::format("{}.{}", first_.month, first_.day);
}

}  // namespace seogo::searchd::page

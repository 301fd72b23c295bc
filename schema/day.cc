#include "schema/day.h"

#include <chrono>

#include <fmt/format.h>

namespace seogo::schema {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::int64_t day_seconds = 86400;

std::int64_t midnight_utc(const Day& d) {
  const year_month_day date{year{d.year}, month{static_cast<unsigned>(d.month)},
                            day{static_cast<unsigned>(d.day)}};
  return sys_days(date).time_since_epoch().count() * day_seconds;
}

}  // namespace

int last_day_of_month(int y, int m) {
  const std::chrono::month_day_last last{month{static_cast<unsigned>(m)}};
  const std::chrono::year_month_day_last date{year{y}, last};
  return static_cast<int>(static_cast<unsigned>(date.day()));
}

std::string Day::iso() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

std::int64_t Day::start_of_day() const { return midnight_utc(*this) - kst_offset_minutes * 60; }

Day Timestamp::day() const {
  const std::int64_t local = seconds + offset_minutes * 60;
  const std::int64_t days =
      (local - (local % day_seconds + day_seconds) % day_seconds) / day_seconds;
  const year_month_day date{sys_days{std::chrono::days{days}}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string Timestamp::iso() const {
  if (day_only) return day().iso();
  const std::int64_t local = seconds + offset_minutes * 60;
  const std::int64_t clock = (local % day_seconds + day_seconds) % day_seconds;
  const int offset = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", day().iso(), clock / 3600,
                     clock / 60 % 60, clock % 60, offset_minutes < 0 ? '-' : '+', offset / 60,
                     offset % 60);
}

}  // namespace seogo::schema

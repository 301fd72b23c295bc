#include "schema/date_parts.h"

#include <string_view>

#include "schema/month_name.h"

namespace seogo::schema {
namespace {

constexpr std::size_t longest_weekday = 9;  // Wednesday

}  // namespace

std::optional<DateParts> read_numeric_parts(DateScanner& in, int least) {
  const std::size_t start = in.at();
  const auto fail = [&]() -> std::optional<DateParts> {
    in.back_to(start);
    return std::nullopt;
  };
  const std::optional<int> y = in.number(4, 4);
  if (!y) return fail();
  DateParts parts{*y, std::nullopt, std::nullopt};

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

std::optional<DateParts> read_short_parts(DateScanner& in) {
  const std::size_t start = in.at();
  for (const std::string_view separator : {"-", ".", "/"}) {
    const std::optional<int> year = in.number(2, 2);
    const bool first = year && in.literal(separator);
    const std::optional<int> month = first ? in.number(2, 2) : std::nullopt;
    const bool second = month && in.literal(separator);
    const std::optional<int> day = second ? in.number(2, 2) : std::nullopt;
    if (day) return DateParts{*year + (*year < 69 ? 2000 : 1900), month, day};
    in.back_to(start);
  }
  return std::nullopt;
}

std::optional<DateParts> read_english_parts(DateScanner& in) {
  const std::size_t start = in.at();
  const auto read_day = [&in] {
    const std::optional<int> day = in.number(1, 2);
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"})
      if (day && in.literal(ordinal)) break;
    in.spaces();
    return day;
  };
  const auto read_month = [&in] {
    const std::optional<int> month = month_named(in.word());
    if (month) in.literal(".");
    in.spaces();
    return month;
  };
  const std::string_view weekday = in.word();
  if (weekday.size() >= 3 && weekday.size() <= longest_weekday && !month_named(weekday) &&
      (in.literal(",") || in.literal(" ")))
    in.spaces();
  else
    in.back_to(start);
  std::optional<int> day = read_day();
  const std::optional<int> month = read_month();
  if (month && !day) day = read_day();
  in.literal(",");
  in.spaces();
  const std::optional<int> year = month && day ? in.number(4, 4) : std::nullopt;
  if (year) {
    const std::size_t after_year = in.at();
    in.literal(",");
    in.spaces();
    if (!in.literal("at ")) in.back_to(after_year);
    return DateParts{*year, month, day};
  }
  in.back_to(start);
  return std::nullopt;
}

}  // namespace seogo::schema

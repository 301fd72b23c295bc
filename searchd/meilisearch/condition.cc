#include "searchd/meilisearch/condition.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "schema/day.h"
#include "schema/error.h"
#include "schema/utf8.h"
#include "searchd/meilisearch/refusal.h"

namespace seogo::searchd::meilisearch {
namespace {

using engine::Filter;
using schema::Day;

constexpr std::int64_t day_seconds = 86400;

const Filter everything = engine::all_of({});
const Filter nothing = engine::any_of({});

[[noreturn]] void refuse(const Attribute& attribute, std::string_view value,
                         std::string_view wanted) {
  throw Refusal(Code::invalid_filter, fmt::format("`{}` of attribute `{}` is not {}.",
                                                  repeated(value), attribute.name, wanted));
}

[[noreturn]] void refuse(const Attribute& attribute, std::string_view operators) {
  throw Refusal(Code::invalid_filter, fmt::format("Attribute `{}` cannot be compared with {}.",
                                                  attribute.name, operators));
}

// What a value stands for among whole numbers: 10 is [10, 10], 9.5 lies between 9 and 10, a month is
// all its seconds. `first` > `last` where no whole number is it.
struct Stretch {
  std::int64_t first;
  std::int64_t last;
};

std::optional<double> read_number(std::string_view value) {
  value = schema::trimmed(value);
  if (value.starts_with('+')) value.remove_prefix(1);
  double number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

// As near as a whole number that can be counted with, far from where anything is.
std::int64_t whole(double number) {
  constexpr double most = 1e15;
  return static_cast<std::int64_t>(number < -most ? -most : number > most ? most : number);
}

std::optional<Stretch> read_whole(std::string_view value) {
  const std::optional<double> number = read_number(value);
  if (!number) return std::nullopt;
  return Stretch{whole(std::ceil(*number)), whole(std::floor(*number))};
}

Stretch seconds_of(const schema::DaySpan& span) {
  return {span.first.start_of_day(), span.last.start_of_day() + day_seconds - 1};
}

// A year without an article is as good as the last one.
Stretch seconds_of_years(const Stretch& years) {
  constexpr std::int64_t first_year = 1;
  constexpr std::int64_t last_year = 9999;
  const auto year = [&](std::int64_t number) {
    return static_cast<int>(std::clamp(number, first_year, last_year));
  };
  return {Day{year(years.first), 1, 1}.start_of_day(),
          Day{year(years.last), 12, 31}.start_of_day() + day_seconds - 1};
}

std::optional<Stretch> read_years(std::string_view value) {
  const std::optional<Stretch> years = read_whole(value);
  if (!years) return std::nullopt;
  const Stretch seconds = seconds_of_years(*years);
  if (years->first <= years->last) return seconds;
  // Between two years: before the later begins, after the earlier has ended.
  return Stretch{seconds.first, seconds.first - 1};
}

std::optional<Stretch> read_days(std::string_view value) {
  if (const auto span = schema::read_day_span(schema::trimmed(value))) return seconds_of(*span);
  try {
    if (const auto time = schema::read_timestamp(value)) {
      return Stretch{time->seconds, time->seconds};
    }
  } catch (const schema::Error&) {
    return std::nullopt;  // 2023-02-30: shaped like a date, and none
  }
  return read_whole(value);
}

struct Scale {
  Comparison comparison;
  std::optional<Stretch> (*read)(std::string_view value);
  std::string_view wanted;
};
constexpr Scale scales[] = {
    {Comparison::number, read_whole, "a number"},
    {Comparison::year, read_years, "a year"},
    {Comparison::day, read_days, "a day, month, year or time, such as 2023-12-11 or 2023-12"},
    {Comparison::seconds, read_whole, "a number of Unix seconds"},
};

const Scale* scale_of(const Attribute& attribute) {
  for (const Scale& scale : scales) {
    if (scale.comparison == attribute.comparison) return &scale;
  }
  return nullptr;
}

Stretch read(const Attribute& attribute, const Scale& scale, const std::string& value) {
  const std::optional<Stretch> stretch = scale.read(value);
  if (!stretch) refuse(attribute, value, scale.wanted);
  return *stretch;
}

Filter in(const Attribute& attribute, std::optional<std::int64_t> low,
          std::optional<std::int64_t> high) {
  if (low && high && *low > *high) return nothing;
  return engine::in_range(attribute.field, low, high);
}

Filter on_scale(const Attribute& attribute, const Scale& scale, Operator is,
                const std::string& value) {
  switch (is) {
    case Operator::above:
      return in(attribute, read(attribute, scale, value).last + 1, {});
    case Operator::from:
      return in(attribute, read(attribute, scale, value).first, {});
    case Operator::below:
      return in(attribute, {}, read(attribute, scale, value).first - 1);
    case Operator::up_to:
      return in(attribute, {}, read(attribute, scale, value).last);
    case Operator::contains:
    case Operator::starts:
      refuse(attribute, "CONTAINS or STARTS WITH");
    case Operator::equal:
    case Operator::unequal:
      break;
  }
  const std::optional<Stretch> stretch = scale.read(value);
  return stretch ? in(attribute, stretch->first, stretch->last) : nothing;
}

Filter exact(const Attribute& attribute, Operator is, const std::string& value) {
  switch (is) {
    case Operator::equal:
    case Operator::unequal:
      return engine::equals(attribute.field, value);
    case Operator::contains:
      return engine::contains(attribute.field, value);
    case Operator::starts:
      return engine::begins(attribute.field, value);
    case Operator::above:
    case Operator::from:
    case Operator::below:
    case Operator::up_to:
      break;
  }
  refuse(attribute, "<, <=, > or >=");
}

Filter positive(const Attribute& attribute, Operator is, const std::string& value) {
  if (const Scale* scale = scale_of(attribute)) return on_scale(attribute, *scale, is, value);
  if (attribute.comparison == Comparison::exact) return exact(attribute, is, value);
  if (is != Operator::equal && is != Operator::unequal) refuse(attribute, "anything but = and !=");
  if (attribute.comparison == Comparison::id) return engine::has_id(value);
  const Filter some = engine::in_range(attribute.field, 1, {});
  if (value == "true") return some;
  return value == "false" ? engine::none_of({some}) : nothing;
}

}  // namespace

Filter compared(const Attribute& attribute, Operator is, const std::string& value) {
  Filter filter = positive(attribute, is, value);
  return is == Operator::unequal ? engine::none_of({std::move(filter)}) : filter;
}

Filter between(const Attribute& attribute, const std::string& low, const std::string& high) {
  const Scale* scale = scale_of(attribute);
  if (scale == nullptr) refuse(attribute, "TO");
  return in(attribute, read(attribute, *scale, low).first, read(attribute, *scale, high).last);
}

Filter existing(const Attribute& attribute) {
  const bool always =
      attribute.comparison == Comparison::id || attribute.comparison == Comparison::boolean;
  return always ? everything : engine::exists(attribute.field);
}

}  // namespace seogo::searchd::meilisearch

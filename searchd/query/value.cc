#include "searchd/query/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "schema/day.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"

namespace seogo::searchd::query {
namespace {

constexpr std::int64_t day_seconds = 86400;
constexpr std::int64_t most_countable = 1'000'000'000'000'000;  // exact as the double a slot holds

using Bound = std::optional<std::int64_t>;

std::int64_t end_of_day(const schema::Day& day) { return day.start_of_day() + day_seconds - 1; }

// Takes `end` off the end of `text` if it stands there.
bool take_end(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

// 1000, or in groups: 1,000
Bound digits(std::string_view text) {
  std::string plain;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : text) {
    if (c == ',') {
      if (group == 0 || group > 3 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else {
      plain.push_back(c);
      ++group;
    }
  }
  if (grouped && group != 3) return std::nullopt;
  if (plain.empty() || plain.front() == '-') return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

struct Scale {
  std::string_view word;
  std::int64_t times;
};
constexpr std::array<Scale, 2> scales = {{{"천", 1000}, {"만", 10000}}};
constexpr std::array<std::string_view, 5> counters = {"개", "건", "명", "번", "회"};

// 1,000개, 3만, 10
Bound number(std::string_view text) {
  text = schema::trimmed(text);
  for (const std::string_view counter : counters) {
    if (take_end(text, counter)) break;
  }
  std::int64_t times = 1;
  for (const Scale& scale : scales) {
    if (take_end(text, scale.word)) {
      times = scale.times;
      break;
    }
  }
  const Bound value = digits(text);
  if (!value || *value > most_countable / times) return std::nullopt;
  return *value * times;
}

// 1..5, 1~5, 1~, ~5; the side that is left open is empty.
struct Sides {
  std::string_view low;
  std::string_view high;
};
std::optional<Sides> sides(std::string_view text) {
  for (const std::string_view sign : {"..", "~"}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    return Sides{schema::trimmed(text.substr(0, at)),
                 schema::trimmed(text.substr(at + sign.size()))};
  }
  return std::nullopt;
}

struct Comparison {
  std::string_view sign;  // before the number
  std::string_view word;  // or behind it
  bool has_low;
  bool has_high;
  int shift;  // of the bound: > 10 is from 11 on
};
constexpr std::array<Comparison, 6> comparisons = {{
    {">=", "이상", true, false, 0},
    {"<=", "이하", false, true, 0},
    {">", "초과", true, false, 1},
    {"<", "미만", false, true, -1},
    {"=", "", true, true, 0},
    {"", "", true, true, 0},
}};

// Takes the sign or the word off `text`; without one the last row is meant.
const Comparison& take_comparison(std::string_view& text) {
  for (const Comparison& row : comparisons) {
    if (!row.word.empty() && take_end(text, row.word)) return row;
  }
  for (const Comparison& row : comparisons) {
    if (!text.starts_with(row.sign)) continue;
    text.remove_prefix(row.sign.size());
    return row;
  }
  return comparisons.back();
}

bool read_number_span(const Sides& span, Node& node) {
  node.low = number(span.low);
  node.high = number(span.high);
  const bool low_read = node.low || span.low.empty();
  const bool high_read = node.high || span.high.empty();
  if (node.low && node.high && *node.low > *node.high) std::swap(node.low, node.high);
  return low_read && high_read && (node.low || node.high);
}

bool read_number(std::string_view text, Node& node) {
  if (const std::optional<Sides> span = sides(text)) return read_number_span(*span, node);
  const Comparison& row = take_comparison(text);
  const Bound bound = number(text);
  if (!bound) return false;
  if (row.has_low) node.low = *bound + row.shift;
  if (row.has_high) node.high = *bound + row.shift;
  return true;
}

// From a day on, or up to one.
bool read_open_days(const Sides& span, Node& node) {
  const std::string_view text = span.low.empty() ? span.high : span.low;
  const std::optional<schema::DaySpan> days = schema::read_day_span(text);
  if (!days || sides(text)) return false;
  if (span.low.empty()) {
    node.high = end_of_day(days->last);
  } else {
    node.low = days->first.start_of_day();
  }
  return true;
}

constexpr std::string_view any_digit = "0123456789";

std::size_t count_numbers(std::string_view date) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = date.find_first_of(any_digit, at)) != std::string_view::npos;) {
    ++count;
    at = date.find_first_not_of(any_digit, at);
  }
  return count;
}

// The date up to its number `count`, which is left out.
std::string_view before_number(std::string_view date, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0; --count) {
    at = date.find_first_of(any_digit, date.find_first_not_of(any_digit, at));
  }
  return date.substr(0, at);
}

// 2023.12.1 ~ 12.31 and 2023-12-01 ~ 31: what the second date leaves out is as in the first.
std::string whole_span(const Sides& span) {
  const std::size_t low = count_numbers(span.low);
  const std::size_t high = count_numbers(span.high);
  std::string text = std::string(span.low) + "~";
  if (high < low && !schema::read_day_span(span.high)) text += before_number(span.low, low - high);
  return text.append(span.high);
}

bool read_days(std::string_view text, Node& node) {
  const schema::FieldName field = node.field->id;
  std::string closed(text);
  if (const std::optional<Sides> span = sides(text)) {
    const bool open = span->low.empty() || span->high.empty();
    if (open) return field == schema::FieldName::date && read_open_days(*span, node);
    closed = whole_span(*span);
  }
  const std::optional<schema::DaySpan> days = schema::read_day_span(closed);
  if (!days) return false;
  if (field == schema::FieldName::before) {
    node.high = days->first.start_of_day() - 1;
  } else {
    node.low = days->first.start_of_day();
    if (field == schema::FieldName::date) node.high = end_of_day(days->last);
  }
  return true;
}

}  // namespace

std::optional<Node> read_value(const schema::Field& field, std::string_view value) {
  Node node;
  node.kind = Kind::range;
  node.field = &field;
  const std::string normalized = schema::normalize(value);  // decomposed 년, wide digits
  const std::string_view text = schema::trimmed(normalized);
  const bool read =
      field.kind == schema::Kind::number ? read_number(text, node) : read_days(text, node);
  return read ? std::optional(std::move(node)) : std::nullopt;
}

}  // namespace seogo::searchd::query

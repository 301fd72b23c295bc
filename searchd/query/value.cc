#include "searchd/query/value.h"

#include <array>
#include <charconv>
#include <utility>

#include "schema/day.h"

namespace seogo::searchd::query {
namespace {

constexpr std::int64_t day_seconds = 86400;
constexpr std::int64_t most_countable = 1'000'000'000'000'000;  // exact as the double a slot holds

std::int64_t end_of_day(const schema::Day& day) { return day.start_of_day() + day_seconds - 1; }

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < 0 || value > most_countable) return std::nullopt;
  return value;
}

struct Comparison {
  std::string_view sign;
  bool has_low;
  bool has_high;
  int shift;  // of the bound: > 10 is from 11 on
};
constexpr std::array<Comparison, 6> comparisons = {{
    {">=", true, false, 0},
    {"<=", false, true, 0},
    {">", true, false, 1},
    {"<", false, true, -1},
    {"=", true, true, 0},
    {"", true, true, 0},
}};

void read_number(std::string_view text, Node& node, bool& valid) {
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) {
    node.low = number(text.substr(0, dots));
    node.high = number(text.substr(dots + 2));
    valid = node.low && node.high;
    if (valid && *node.low > *node.high) std::swap(node.low, node.high);
    return;
  }
  for (const Comparison& row : comparisons) {
    if (!text.starts_with(row.sign)) continue;
    const std::optional<std::int64_t> bound = number(text.substr(row.sign.size()));
    valid = bound.has_value();
    if (!valid) return;
    if (row.has_low) node.low = *bound + row.shift;
    if (row.has_high) node.high = *bound + row.shift;
    return;
  }
}

}  // namespace

std::optional<Node> read_value(const schema::Field& field, std::string_view text) {
  Node node;
  node.kind = Kind::range;
  node.field = &field;
  bool valid = false;
  if (field.kind == schema::Kind::number) {
    read_number(text, node, valid);
  } else if (const auto span = schema::read_day_span(text)) {
    valid = true;
    if (field.id == schema::FieldName::before) {
      node.high = span->first.start_of_day() - 1;
    } else {
      node.low = span->first.start_of_day();
      if (field.id == schema::FieldName::date) node.high = end_of_day(span->last);
    }
  }
  return valid ? std::optional(std::move(node)) : std::nullopt;
}

}  // namespace seogo::searchd::query

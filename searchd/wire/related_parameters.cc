#include "searchd/wire/related_parameters.h"

#include <fmt/format.h>

#include "schema/utf8.h"
#include "searchd/wire/parameters.h"

namespace seogo::searchd::wire {
namespace {

constexpr std::size_t longest_shown = 40;  // bytes of a refused value that an error repeats

schema::DaySpan days(std::string_view name, const std::string& value) {
  if (const auto span = schema::read_day_span(value)) return *span;
  throw BadParameter(std::string(name),
                     fmt::format("{} cannot be {}", name, schema::head(value, longest_shown)),
                     "a day, month or year: 2023-12-11, 2023-12, 2023");
}

struct Parameter {
  std::string_view name;
  void (*read)(std::string_view name, const std::string& value, engine::RelatedRequest& out);
};
constexpr Parameter known[] = {
    {"limit",
     [](std::string_view name, const std::string& value, engine::RelatedRequest& out) {
       out.limit = whole_number(name, value, engine::most_related);
     }},
    {"from", [](std::string_view name, const std::string& value,
                engine::RelatedRequest& out) { out.from = days(name, value).first; }},
    {"to", [](std::string_view name, const std::string& value,
              engine::RelatedRequest& out) { out.to = days(name, value).last; }},
    {"site", [](std::string_view, const std::string& value,
                engine::RelatedRequest& out) { out.sites.push_back(value); }},
};

}  // namespace

engine::RelatedRequest read_related(const Parameters& parameters) {
  engine::RelatedRequest out;
  for (const Parameter& row : known) {
    const auto [first, last] = parameters.equal_range(row.name);
    for (auto given = first; given != last; ++given) {
      const std::string_view value = schema::trimmed(given->second);
      if (!value.empty()) row.read(row.name, std::string(value), out);
    }
  }
  if (out.from && out.to && *out.to < *out.from) {
    throw BadParameter("to", fmt::format("to {} is before from {}", out.to->iso(), out.from->iso()),
                       "a day not before from");
  }
  return out;
}

}  // namespace seogo::searchd::wire

#include "searchd/wire/parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <iterator>
#include <map>
#include <span>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace seogo::searchd::wire {
namespace {

using engine::Match;
using engine::Sort;

constexpr std::size_t longest_shown = 40;  // bytes of a refused value that an error repeats

std::string shown(std::string_view value) {
  std::string text;
  for (schema::Cursor cursor(value); !cursor.done() && text.size() < longest_shown;) {
    schema::append(text, cursor.next());
  }
  return text.size() < value.size() ? text + "…" : text;
}

[[noreturn]] void refuse(std::string_view name, std::string_view value,
                         const std::string& allowed) {
  throw BadParameter(std::string(name), fmt::format("{} cannot be {}", name, shown(value)),
                     allowed);
}

schema::DaySpan days(std::string_view name, const std::string& value) {
  const std::optional<schema::DaySpan> span = schema::read_day_span(value);
  if (!span) refuse(name, value, "a day, month or year: 2023-12-11, 2023-12, 2023");
  return *span;
}

template <typename Choice>
struct Named {
  std::string_view name;
  Choice choice;
};

constexpr Named<Sort> sorts[] = {
    {"relevance", Sort::relevance}, {"newest", Sort::newest},     {"oldest", Sort::oldest},
    {"likes", Sort::likes},         {"comments", Sort::comments},
};
constexpr Named<Match> matches[] = {
    {"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}};
constexpr Named<Highlight> highlights[] = {
    {"html", Highlight::html}, {"ranges", Highlight::ranges}, {"none", Highlight::none}};

constexpr Named<engine::Facet> facets[] = {
    {"site", engine::Facet::site},
    {"section", engine::Facet::section},
    {"tag", engine::Facet::tag},
    {"author", engine::Facet::author},
    {"year", engine::Facet::year},
    {"month", engine::Facet::month},
    {"has_comments", engine::Facet::has_comments},
};

constexpr Named<bool> booleans[] = {{"true", true}, {"false", false}};

template <typename Choice>
Choice one_of(std::string_view name, const std::string& value,
              std::span<const Named<Choice>> choices) {
  std::string names;
  for (const Named<Choice>& row : choices) {
    if (row.name == value) return row.choice;
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  refuse(name, value, "one of " + names);
}

// site,author: each once, in the order given.
void add_facets(std::string_view name, const std::string& value, engine::Request& out) {
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    const std::string one(schema::trimmed(std::string_view(value).substr(at, comma - at)));
    at = comma + 1;
    if (one.empty()) continue;
    const engine::Facet facet = one_of<engine::Facet>(name, one, facets);
    if (std::find(out.facets.begin(), out.facets.end(), facet) == out.facets.end()) {
      out.facets.push_back(facet);
    }
  }
}

struct Parameter {
  std::string_view name;
  void (*read)(std::string_view name, const std::string& value, SearchRequest& out);
};

using Value = const std::string&;
using Name = std::string_view;
using Out = SearchRequest&;

constexpr Parameter known[] = {
    {"q", [](Name, Value v, Out out) { out.request.text = v; }},
    {"limit",
     [](Name n, Value v, Out out) { out.request.limit = whole_number(n, v, engine::most_hits); }},
    {"offset", [](Name n, Value v,
                  Out out) { out.request.offset = whole_number(n, v, engine::deepest_hit); }},
    {"sort", [](Name n, Value v, Out out) { out.request.sort = one_of<Sort>(n, v, sorts); }},
    {"match", [](Name n, Value v, Out out) { out.request.match = one_of<Match>(n, v, matches); }},
    {"from", [](Name n, Value v, Out out) { out.request.from = days(n, v).first; }},
    {"to", [](Name n, Value v, Out out) { out.request.to = days(n, v).last; }},
    {"author", [](Name, Value v, Out out) { out.request.authors.push_back(v); }},
    {"site", [](Name, Value v, Out out) { out.request.sites.push_back(v); }},
    {"section", [](Name, Value v, Out out) { out.request.sections.push_back(v); }},
    {"tag", [](Name, Value v, Out out) { out.request.tags.push_back(v); }},
    {"facets", [](Name n, Value v, Out out) { add_facets(n, v, out.request); }},
    {"fold", [](Name n, Value v, Out out) { out.request.fold = one_of<bool>(n, v, booleans); }},
    {"duplicates_of", [](Name, Value v, Out out) { out.request.duplicates_of = v; }},
    {"explain",
     [](Name n, Value v, Out out) { out.request.explain = one_of<bool>(n, v, booleans); }},
    {"highlight",
     [](Name n, Value v, Out out) { out.highlight = one_of<Highlight>(n, v, highlights); }},
};

// What no single value can be blamed for.
void require_consistent(const engine::Request& request) {
  if (request.offset + request.limit > engine::deepest_hit) {
    throw BadParameter(
        "offset", fmt::format("offset {} with limit {} is too deep", request.offset, request.limit),
        fmt::format("offset and limit add up to {} at most", engine::deepest_hit));
  }
  if (request.from && request.to && *request.to < *request.from) {
    throw BadParameter(
        "to", fmt::format("to {} is before from {}", request.to->iso(), request.from->iso()),
        "a day not before from");
  }
}

template <typename Choice>
std::vector<std::string_view> names_of(std::span<const Named<Choice>> choices) {
  std::vector<std::string_view> names;
  for (const Named<Choice>& row : choices) names.push_back(row.name);
  return names;
}

struct Choices {
  std::string_view parameter;
  std::vector<std::string_view> (*names)();
};

constexpr Choices all_choices[] = {
    {"sort", [] { return names_of<Sort>(sorts); }},
    {"match", [] { return names_of<Match>(matches); }},
    {"facets", [] { return names_of<engine::Facet>(facets); }},
    {"fold", [] { return names_of<bool>(booleans); }},
    {"explain", [] { return names_of<bool>(booleans); }},
    {"highlight", [] { return names_of<Highlight>(highlights); }},
};

}  // namespace

std::size_t whole_number(std::string_view name, const std::string& value, std::size_t most) {
  std::size_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || stop != end || number > most) {
    refuse(name, value, fmt::format("a whole number from 0 to {}", most));
  }
  return number;
}

std::string_view name_of(engine::Facet facet) {
  for (const Named<engine::Facet>& row : facets) {
    if (row.choice == facet) return row.name;
  }
  return {};
}

SearchRequest read_search(const Parameters& parameters) {
  SearchRequest out;
  for (const Parameter& parameter : known) {
    const auto [first, last] = parameters.equal_range(parameter.name);
    for (auto given = first; given != last; ++given) {
      const std::string_view value = schema::trimmed(given->second);
      if (!value.empty()) parameter.read(parameter.name, std::string(value), out);
    }
  }
  require_consistent(out.request);
  return out;
}

SuggestRequest read_suggest(const Parameters& parameters) {
  SuggestRequest out;
  // As it was typed: whether a space follows makes a difference.
  for (auto [at, end] = parameters.equal_range("q"); at != end; ++at) out.text = at->second;
  for (auto [at, end] = parameters.equal_range("limit"); at != end; ++at) {
    const std::string value(schema::trimmed(at->second));
    if (!value.empty()) out.limit = whole_number("limit", value, engine::most_suggestions);
  }
  return out;
}

std::vector<std::string_view> search_parameters() {
  std::vector<std::string_view> names;
  for (const Parameter& parameter : known) names.push_back(parameter.name);
  return names;
}

std::vector<std::string_view> choices_of(std::string_view parameter) {
  for (const Choices& row : all_choices) {
    if (row.parameter == parameter) return row.names();
  }
  return {};
}

}  // namespace seogo::searchd::wire

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
#include "searchd/engine/cursor.h"

namespace seogo::searchd::wire {
namespace {

using engine::DateUnit;
using engine::In;
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

constexpr Named<In> places[] = {
    {"all", In::all}, {"articles", In::articles}, {"comments", In::comments}};

// Among the facets.
constexpr Named<DateUnit> date_units[] = {
    {"date:year", DateUnit::year}, {"date:month", DateUnit::month}, {"date:day", DateUnit::day}};

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

enum class Fold { yes, no, by_article };
constexpr Named<Fold> folds[] = {
    {"true", Fold::yes}, {"false", Fold::no}, {"article", Fold::by_article}};

template <typename Choice>
std::optional<Choice> find(const std::string& value, std::span<const Named<Choice>> choices) {
  for (const Named<Choice>& row : choices) {
    if (row.name == value) return row.choice;
  }
  return std::nullopt;
}

template <typename Choice>
std::vector<std::string_view> names_of(std::span<const Named<Choice>> choices) {
  std::vector<std::string_view> names;
  for (const Named<Choice>& row : choices) names.push_back(row.name);
  return names;
}

[[noreturn]] void refuse_choice(std::string_view name, const std::string& value,
                                const std::vector<std::string_view>& allowed) {
  refuse(name, value, fmt::format("one of {}", fmt::join(allowed, ", ")));
}

template <typename Choice>
Choice one_of(std::string_view name, const std::string& value,
              std::span<const Named<Choice>> choices) {
  const std::optional<Choice> choice = find(value, choices);
  if (!choice) refuse_choice(name, value, names_of(choices));
  return *choice;
}

std::vector<std::string_view> facet_names() {
  std::vector<std::string_view> names = names_of<engine::Facet>(facets);
  for (const std::string_view name : names_of<DateUnit>(date_units)) names.push_back(name);
  return names;
}

// site,author,date:month: each once, in the order given; one of dates.
void add_facets(std::string_view name, const std::string& value, engine::Request& out) {
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t comma = std::min(value.find(',', at), value.size());
    const std::string one(schema::trimmed(std::string_view(value).substr(at, comma - at)));
    at = comma + 1;
    if (one.empty()) continue;
    const std::optional<engine::Facet> facet = find<engine::Facet>(one, facets);
    const std::optional<DateUnit> unit = find<DateUnit>(one, date_units);
    if (!facet && !unit) refuse_choice(name, one, facet_names());
    if (unit && out.histogram && out.histogram != unit) {
      throw BadParameter(std::string(name), "there is one histogram in a reply",
                         "one of date:year, date:month, date:day");
    }
    if (unit) out.histogram = unit;
    if (facet && std::find(out.facets.begin(), out.facets.end(), *facet) == out.facets.end()) {
      out.facets.push_back(*facet);
    }
  }
}

void read_fold(std::string_view name, const std::string& value, engine::Request& out) {
  const Fold fold = one_of<Fold>(name, value, folds);
  out.fold = fold != Fold::no;
  out.one_per_article = fold == Fold::by_article;
}

// Half a life of a hundred years is none.
constexpr std::size_t most_fresh_days = 36'500;

double read_fresh(std::string_view name, const std::string& value) {
  const std::size_t days = whole_number(name, value, most_fresh_days);
  if (days == 0) refuse(name, value, fmt::format("days, from 1 to {}", most_fresh_days));
  return static_cast<double>(days);
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
    {"in", [](Name n, Value v, Out out) { out.request.in = one_of<In>(n, v, places); }},
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
    {"commenter", [](Name, Value v, Out out) { out.request.commenters.push_back(v); }},
    {"facets", [](Name n, Value v, Out out) { add_facets(n, v, out.request); }},
    {"facet_query", [](Name, Value v, Out out) { out.request.facet_text = v; }},
    {"exact", [](Name n, Value v, Out out) { out.request.exact = one_of<bool>(n, v, booleans); }},
    {"fold", [](Name n, Value v, Out out) { read_fold(n, v, out.request); }},
    {"fresh", [](Name n, Value v, Out out) { out.request.fresh = read_fresh(n, v); }},
    {"cursor", [](Name, Value v, Out out) { out.request.cursor = v; }},
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
  if (!request.cursor.empty() && request.offset > 0) {
    throw BadParameter("offset", "offset cannot be given with cursor", "leave one of them out");
  }
  if (!request.cursor.empty() && request.limit == 0) {
    throw BadParameter("limit", "limit cannot be 0 with cursor", "1 or more");
  }
  if (!engine::is_cursor(request)) {
    throw BadParameter("cursor", "this cursor is not of this search",
                       "* for the first page, then the cursor of the reply before, with the same "
                       "parameters");
  }
  if (request.in == In::comments && request.sort == Sort::comments) {
    throw BadParameter("sort", "comments cannot be sorted by how many comments they have",
                       "one of relevance, newest, oldest, likes");
  }
  if (request.from && request.to && *request.to < *request.from) {
    throw BadParameter(
        "to", fmt::format("to {} is before from {}", request.to->iso(), request.from->iso()),
        "a day not before from");
  }
}

struct Choices {
  std::string_view parameter;
  std::vector<std::string_view> (*names)();
};

constexpr Choices all_choices[] = {
    {"in", [] { return names_of<In>(places); }},
    {"sort", [] { return names_of<Sort>(sorts); }},
    {"match", [] { return names_of<Match>(matches); }},
    {"facets", [] { return facet_names(); }},
    {"exact", [] { return names_of<bool>(booleans); }},
    {"fold", [] { return names_of<Fold>(folds); }},
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

std::string_view name_of(engine::DateUnit unit) {
  for (const Named<DateUnit>& row : date_units) {
    if (row.choice == unit) return row.name.substr(row.name.find(':') + 1);
  }
  return {};
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

#include "searchd/page/view.h"

#include <algorithm>
#include <iterator>

#include "schema/utf8.h"
#include "searchd/wire/kept_query.h"

namespace seogo::searchd::page {
namespace {

constexpr std::string_view kept[] = {
    "q",       "in",  "sort",  "from", "to",    "limit", "lang",      "site",         "author",
    "section", "tag", "match", "fold", "fresh", "exact", "commenter", "duplicates_of"};

struct Filtering {
  std::string_view name;
  std::string_view Language::*form;  // of its label; none: as it was given
};
constexpr Filtering filtering[] = {{"site", nullptr},
                                   {"section", nullptr},
                                   {"author", nullptr},
                                   {"tag", nullptr},
                                   {"commenter", &Language::comments_by},
                                   {"fresh", &Language::fresh}};

struct Choice {
  std::string_view name;
  std::string_view value;  // empty: any
  std::string_view Language::*label;
};
constexpr Choice choices[] = {{"in", "articles", &Language::in_texts},
                              {"duplicates_of", "", &Language::same_text}};

std::string query_of(const wire::Parameters& given, const View::Changes& changes) {
  return wire::kept_query(given, kept, changes);
}

}  // namespace

std::string View::link(const Changes& changes) const {
  return root + "search?" + query_of(given, changes);
}

std::string View::same_page(const Changes& changes) const {
  Changes all = {{"offset", value("offset")}};
  all.insert(all.end(), changes.begin(), changes.end());
  return "?" + query_of(given, all);
}

std::string View::with(std::string_view name, const std::string& value) const {
  wire::Parameters all = given;
  all.emplace(name, value);
  return root + "search?" + query_of(all, {});
}

std::string View::without(std::string_view name, std::string_view value) const {
  wire::Parameters others;
  for (const auto& one : given) {
    if (one.first != name || schema::trimmed(one.second) != schema::trimmed(value)) {
      others.insert(one);
    }
  }
  return root + "search?" + query_of(others, {});
}

std::string View::search(wire::Parameters parameters) const {
  if (words.code != "ko") parameters.emplace("lang", words.code);
  return root + "search?" + wire::print_query(parameters);
}

std::string View::author(std::string_view name) const {
  const std::string lang = words.code == "ko" ? "" : "?lang=" + std::string(words.code);
  return root + "authors/" + wire::percent_encode(name) + lang;
}

std::string View::period(const Period& period) const {
  const std::string value = period.value();
  if (period.unit() == engine::DateUnit::day) return search({{"from", value}, {"to", value}});
  const std::string lang = words.code == "ko" ? "" : "?lang=" + std::string(words.code);
  return root + (period.unit() == engine::DateUnit::year ? "years/" : "months/") + value + lang;
}

std::string View::article(std::string_view id) const {
  const std::string query = query_of(given, {{"offset", value("offset")}});
  return root + "articles/" + wire::percent_encode(id) + (query.empty() ? "" : "?" + query);
}

std::string View::feed() const {
  const std::string query = query_of(given, {{"lang", ""}});
  return root + "search.atom" + (query.empty() ? "" : "?" + query);
}

std::string View::table() const {
  return root + "v1/search?" +
         query_of(given, {{"lang", ""}, {"limit", ""}, {"offset", ""}, {"format", "csv"}});
}

std::string View::copies(std::string_view id) const {
  return search({{"duplicates_of", std::string(id)}});
}

std::string View::query() const {
  return std::string(schema::head(value("q"), engine::longest_text));
}

std::string View::value(std::string_view name) const {
  const auto [first, last] = given.equal_range(name);
  return first == last ? std::string() : std::string(schema::trimmed(std::prev(last)->second));
}

bool View::has(std::string_view name, std::string_view value) const {
  const auto [first, last] = given.equal_range(name);
  return std::any_of(first, last, [value](const auto& one) {
    return schema::trimmed(one.second) == schema::trimmed(value);
  });
}

bool View::is_front() const {
  const auto is_empty = [this](std::string_view name) { return value(name).empty(); };
  return value("offset").empty() && std::all_of(std::begin(kept), std::end(kept), [&](auto name) {
           return name == "lang" || is_empty(name);
         });
}

std::string View::number(const engine::Total& total) const {
  return counted(total.exact ? std::string_view("{}") : words.about, total.value);
}

std::optional<Period> View::chosen_period() const {
  const std::string day = value("from");
  return day == value("to") ? Period::parse(day) : std::nullopt;
}

std::vector<View::Chosen> View::filters() const {
  std::vector<Chosen> chosen;
  for (const Filtering& row : filtering) {
    const auto [first, last] = given.equal_range(row.name);
    for (auto at = first; at != last; ++at) {
      if (schema::trimmed(at->second).empty()) continue;
      chosen.push_back({row.form == nullptr ? at->second : filled(words.*row.form, at->second),
                        without(row.name, at->second)});
    }
  }
  if (const std::optional<Period> period = chosen_period()) {
    chosen.push_back({period->told(words), link({{"from", ""}, {"to", ""}})});
  } else {
    for (const auto& [name, form] :
         {std::pair("from", words.since), std::pair("to", words.until)}) {
      if (const std::string day = value(name); !day.empty()) {
        chosen.push_back({filled(form, day), link({{name, ""}})});
      }
    }
  }
  for (const Choice& row : choices) {
    const std::string is = value(row.name);
    if (is.empty() || (!row.value.empty() && is != row.value)) continue;
    chosen.push_back({std::string(words.*row.label), link({{std::string(row.name), ""}})});
  }
  return chosen;
}

std::string View::unfiltered() const {
  Changes changes = {{"from", ""}, {"to", ""}};
  for (const Filtering& row : filtering) changes.emplace_back(row.name, "");
  for (const Choice& row : choices) {
    if (row.value.empty() || value(row.name) == row.value) changes.emplace_back(row.name, "");
  }
  return link(changes);
}

}  // namespace seogo::searchd::page

#include "searchd/page/view.h"

#include <algorithm>
#include <iterator>

#include "schema/utf8.h"

namespace seogo::searchd::page {
namespace {

constexpr std::string_view kept[] = {"q",     "sort", "from",         "to",      "limit",
                                     "lang",  "site", "author",       "section", "tag",
                                     "match", "fold", "duplicates_of"};
constexpr std::string_view filtering[] = {"site", "section", "author", "tag"};

// A page repeats what was asked in each of its links: as much of it as was searched for.
std::string query_of(const wire::Parameters& given, const View::Changes& changes) {
  constexpr std::size_t most = 2 * engine::longest_text;  // bytes of all values
  std::size_t taken = 0;
  wire::Parameters parameters;
  for (const std::string_view name : kept) {
    const auto [first, last] = given.equal_range(name);
    for (auto at = first; at != last; ++at) {
      const std::string_view value = schema::head(at->second, engine::longest_text);
      if (schema::trimmed(value).empty() || taken + value.size() > most) continue;
      taken += value.size();
      parameters.emplace(name, value);
    }
  }
  for (const auto& [name, new_value] : changes) {
    parameters.erase(name);
    if (!new_value.empty()) parameters.emplace(name, new_value);
  }
  return wire::print_query(parameters);
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

std::string View::article(std::string_view id) const {
  const std::string query = query_of(given, {{"offset", value("offset")}});
  return root + "articles/" + wire::percent_encode(id) + (query.empty() ? "" : "?" + query);
}

std::string View::copies(std::string_view id) const {
  wire::Parameters search = {{"duplicates_of", std::string(id)}};
  if (const std::string lang = value("lang"); !lang.empty()) search.emplace("lang", lang);
  return root + "search?" + wire::print_query(search);
}

std::string View::query() const {
  return std::string(schema::head(value("q"), engine::longest_text));
}

std::string View::value(std::string_view name) const {
  const auto [first, last] = given.equal_range(name);
  return first == last ? std::string() : std::string(schema::trimmed(std::prev(last)->second));
}

std::vector<std::string> View::filters() const {
  std::vector<std::string> values;
  for (const std::string_view name : filtering) {
    const auto [first, last] = given.equal_range(name);
    for (auto at = first; at != last; ++at) {
      if (!schema::trimmed(at->second).empty()) values.push_back(at->second);
    }
  }
  if (!value("duplicates_of").empty()) values.emplace_back(words.same_text);
  return values;
}

}  // namespace seogo::searchd::page

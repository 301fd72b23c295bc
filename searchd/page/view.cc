#include "searchd/page/view.h"

#include <algorithm>
#include <iterator>

#include "schema/utf8.h"

namespace seogo::searchd::page {
namespace {

constexpr std::string_view kept[] = {"q",    "sort",   "from",    "to",  "limit", "lang",
                                     "site", "author", "section", "tag", "match"};
constexpr std::string_view filtering[] = {"site", "section", "author", "tag"};

}  // namespace

std::string View::link(const Changes& changes) const {
  wire::Parameters parameters;
  for (const std::string_view name : kept) {
    const auto [first, last] = given.equal_range(name);
    for (auto at = first; at != last; ++at) {
      if (!schema::trimmed(at->second).empty()) parameters.insert(*at);
    }
  }
  for (const auto& [name, new_value] : changes) {
    parameters.erase(name);
    if (!new_value.empty()) parameters.emplace(name, new_value);
  }
  return "search?" + wire::print_query(parameters);
}

std::string View::query() const { return value("q"); }

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
  return values;
}

}  // namespace seogo::searchd::page

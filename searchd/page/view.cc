#include "searchd/page/view.h"

#include <algorithm>
#include <iterator>

#include "schema/utf8.h"
#include "searchd/wire/kept.h"

namespace seogo::searchd::page {
namespace {

constexpr std::string_view kept[] = {"q",     "sort", "from",         "to",      "limit",
                                     "lang",  "site", "author",       "section", "tag",
                                     "match", "fold", "duplicates_of"};
constexpr std::string_view filtering[] = {"site", "section", "author", "tag"};

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

std::string View::article(std::string_view id) const {
  const std::string query = query_of(given, {{"offset", value("offset")}});
  return root + "articles/" + wire::percent_encode(id) + (query.empty() ? "" : "?" + query);
}

std::string View::feed() const {
  const std::string query = query_of(given, {{"lang", ""}});
  return root + "search.atom" + (query.empty() ? "" : "?" + query);
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

#include "searchd/page/view.h"

#include <algorithm>
#include <iterator>

#include "schema/utf8.h"
#include "searchd/wire/kept_query.h"

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

std::vector<View::Chosen> View::filters() const {
  std::vector<Chosen> chosen;
  for (const std::string_view name : filtering) {
    const auto [first, last] = given.equal_range(name);
    for (auto at = first; at != last; ++at) {
      if (schema::trimmed(at->second).empty()) continue;
      wire::Parameters others;
      for (auto one = given.begin(); one != given.end(); ++one) {
        if (one->first != name || one->second != at->second) others.insert(*one);
      }
      chosen.push_back({at->second, root + "search?" + query_of(others, {})});
    }
  }
  for (const auto& [name, form] : {std::pair("from", words.since), std::pair("to", words.until)}) {
    if (const std::string day = value(name); !day.empty()) {
      chosen.push_back({filled(form, day), link({{name, ""}})});
    }
  }
  if (!value("duplicates_of").empty()) {
    chosen.push_back({std::string(words.same_text), link({{"duplicates_of", ""}})});
  }
  return chosen;
}

}  // namespace seogo::searchd::page

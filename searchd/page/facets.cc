#include "searchd/page/facets.h"

#include <algorithm>

namespace seogo::searchd::page {
namespace {

using engine::Facet;
using engine::FacetCounts;

struct Row {
  Facet facet;
  std::string_view parameters[2];  // that a value is given to; the second may be none
  std::string_view Language::*label;
};

// A year is a first and a last day.
constexpr Row rows[] = {
    {Facet::site, {"site"}, &Language::by_site},
    {Facet::section, {"section"}, &Language::by_section},
    {Facet::author, {"author"}, &Language::by_author},
    {Facet::year, {"from", "to"}, &Language::by_year},
};

bool is_chosen(const View& view, const Row& row, const std::string& value) {
  return std::all_of(std::begin(row.parameters), std::end(row.parameters),
                     [&](auto name) { return name.empty() || view.has(name, value); });
}

Html link_of(const View& view, const Row& row, const FacetCounts::Value& value, bool exact) {
  const bool chosen = is_chosen(view, row, value.value);
  View::Changes changes;
  for (const std::string_view name : row.parameters) {
    if (!name.empty()) changes.emplace_back(name, chosen ? "" : value.value);
  }
  const Html label =
      element("span", {{"lang", "ko"}}, text(value.value)) + text(" ") +
      element("small", {}, text(counted(exact ? "{}" : view.words.about, value.count)));
  return element(
      "li", {},
      element("a",
              {{"href", view.link(changes)},
               {"rel", "nofollow"},
               {"aria-current", chosen ? std::optional<std::string>("true") : std::nullopt}},
              label));
}

Html row_of(const View& view, const Row& row, const FacetCounts& counts) {
  Html items;
  bool narrows = counts.values.size() > 1;
  for (std::size_t i = 0; i < std::min(counts.values.size(), shown_values); ++i) {
    narrows = narrows || is_chosen(view, row, counts.values[i].value);
    items += link_of(view, row, counts.values[i], counts.exact);
  }
  if (!narrows) return {};
  return element("dt", {}, text(view.words.*row.label)) +
         element("dd", {}, element("ul", {}, items));
}

}  // namespace

std::vector<Facet> shown_facets() {
  std::vector<Facet> all;
  for (const Row& row : rows) all.push_back(row.facet);
  return all;
}

Html facets(const View& view) {
  Html all;
  for (const Row& row : rows) {
    for (const FacetCounts& counts : view.reply->facets) {
      if (counts.facet == row.facet) all += row_of(view, row, counts);
    }
  }
  if (all.empty()) return {};
  // Who has narrowed by one narrows by another.
  const bool narrowed = std::any_of(std::begin(rows), std::end(rows), [&](const Row& row) {
    return !view.value(row.parameters[0]).empty();
  });
  return element("details", {{"class", "facets"}, {"open", flag(narrowed)}},
                 element("summary", {}, text(view.words.narrow_by)) + element("dl", {}, all));
}

}  // namespace seogo::searchd::page

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
  bool offered = true;  // where results are narrowed
};

// A year is a first and a last day.
constexpr Row rows[] = {
    {Facet::site, {"site"}, &Language::by_site},
    {Facet::section, {"section"}, &Language::by_section},
    {Facet::author, {"author"}, &Language::by_author},
    {Facet::year, {"from", "to"}, &Language::by_year},
    {Facet::tag, {"tag"}, &Language::by_tag, false},
};

bool is_span(const Row& row) { return !row.parameters[1].empty(); }

bool is_chosen(const View& view, const Row& row, const std::string& value) {
  return std::all_of(std::begin(row.parameters), std::end(row.parameters),
                     [&](auto name) { return name.empty() || view.has(name, value); });
}

// A span of days is one, so that another takes its place; of other values there may be many.
std::string toggled(const View& view, const Row& row, const std::string& value, bool chosen) {
  if (is_span(row)) {
    const std::string given = chosen ? "" : value;
    return view.link(
        {{std::string(row.parameters[0]), given}, {std::string(row.parameters[1]), given}});
  }
  return chosen ? view.without(row.parameters[0], value) : view.with(row.parameters[0], value);
}

Html item(const std::string& address, const Html& label, bool chosen = false) {
  return element(
      "li", {},
      element("a",
              {{"href", address},
               {"rel", "nofollow"},
               {"aria-current", chosen ? std::optional<std::string>("true") : std::nullopt}},
              label));
}

Html tally(const View& view, const FacetCounts::Value& value, bool exact) {
  return element("span", {{"lang", "ko"}}, text(value.value)) + text(" ") +
         element("small", {}, text(counted(exact ? "{}" : view.words.about, value.count)));
}

Html labelled(const View& view, const Row& row, const Html& items) {
  return element("dt", {}, text(view.words.*row.label)) +
         element("dd", {}, element("ul", {}, items));
}

Html row_of(const View& view, const Row& row, const FacetCounts& counts) {
  Html items;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < std::min(counts.values.size(), shown_values); ++i) {
    const FacetCounts::Value& value = counts.values[i];
    const bool is = is_chosen(view, row, value.value);
    chosen += is ? 1 : 0;
    items += item(toggled(view, row, value.value, is), tally(view, value, counts.exact), is);
  }
  if (counts.values.size() < 2 && chosen == 0) return {};
  if (chosen > 1) {
    const std::string none = view.link({{std::string(row.parameters[0]), ""}});
    items += item(none, text(view.words.all_values));
  }
  return labelled(view, row, items);
}

}  // namespace

std::vector<Facet> shown_facets() {
  std::vector<Facet> all;
  for (const Row& row : rows) {
    if (row.offered) all.push_back(row.facet);
  }
  return all;
}

Html facets(const View& view) {
  Html all;
  for (const Row& row : rows) {
    for (const FacetCounts& counts : view.reply->facets) {
      if (row.offered && counts.facet == row.facet) all += row_of(view, row, counts);
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

Html tallies(const View& view, const std::vector<FacetCounts>& counts, const Address& address) {
  Html all;
  for (const Row& row : rows) {
    for (const FacetCounts& facet : counts) {
      if (facet.facet != row.facet || is_span(row) || facet.values.empty()) continue;
      Html items;
      for (std::size_t i = 0; i < std::min(facet.values.size(), shown_values); ++i) {
        const FacetCounts::Value& value = facet.values[i];
        items += item(address(row.parameters[0], value.value), tally(view, value, facet.exact));
      }
      all += labelled(view, row, items);
    }
  }
  return all.empty() ? all : element("dl", {{"class", "tallies"}}, all);
}

}  // namespace seogo::searchd::page

// Everything a document of the façade holds, and what may be asked of it: one table.
//
//   find_attribute("site")      can be filtered, is a facet
//   find_attribute("content")   the body under another name: for search boxes of documentation
//   find_attribute("_geo")      nullptr
//
// /settings is answered from here, and so is every error that lists what there is. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "schema/fields.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::meilisearch {

enum class AttributeName {
  id,
  url,
  title,
  subtitle,
  authors,
  author,
  site,
  section,
  tags,
  date,
  ts,
  year,
  month,
  likes,
  comments,
  has_comments,
  body,
  content,
  comment_texts,
  hierarchy_lvl0,
  hierarchy_lvl1,
  hierarchy_lvl2,
  hierarchy_lvl3,
  hierarchy_lvl4,
  hierarchy_lvl5,
  hierarchy_lvl6,
};

// How a filter compares it.
enum class Comparison {
  none,     // not at all
  id,       // whole
  exact,    // whole, without regard to case, width and spaces
  number,   // as a number
  year,     // as a number of whole years of publication
  day,      // as a day, month or year of publication: 2023-12-11, 2023-12
  seconds,  // as a time of publication in Unix seconds
  boolean,  // true, false
};

// What it is sorted by in either direction.
struct Sorting {
  engine::Sort ascending;
  engine::Sort descending;
};

struct Attribute {
  AttributeName id;
  std::string_view name;
  Comparison comparison = Comparison::none;
  schema::FieldName field = schema::FieldName::title;  // that it is compared by
  std::optional<engine::Facet> facet = std::nullopt;   // counted by value
  std::optional<Sorting> sorting = std::nullopt;
  std::optional<schema::FieldName> searched = std::nullopt;  // where attributesToSearchOn looks
  bool has_stats = false;                                    // its least and most are known

  [[nodiscard]] bool filterable() const { return comparison != Comparison::none; }
  [[nodiscard]] bool is_facet() const { return facet.has_value() || has_stats; }
};

inline constexpr Sorting by_date = {engine::Sort::oldest, engine::Sort::newest};
inline constexpr Sorting by_likes = {engine::Sort::least_likes, engine::Sort::likes};
inline constexpr Sorting by_comments = {engine::Sort::least_comments, engine::Sort::comments};

namespace detail {
consteval std::array<Attribute, 26> rows() {
  using A = AttributeName;
  using C = Comparison;
  using E = engine::Facet;
  using F = schema::FieldName;
  return {{
      {.id = A::id, .name = "id", .comparison = C::id},
      {.id = A::url, .name = "url"},
      {.id = A::title, .name = "title", .searched = F::title},
      {.id = A::subtitle, .name = "subtitle", .searched = F::subtitle},
      {.id = A::authors,
       .name = "authors",
       .comparison = C::exact,
       .field = F::author,
       .facet = E::author,
       .searched = F::author},
      {.id = A::author,
       .name = "author",
       .comparison = C::exact,
       .field = F::author,
       .facet = E::author,
       .searched = F::author},
      {.id = A::site, .name = "site", .comparison = C::exact, .field = F::site, .facet = E::site},
      {.id = A::section,
       .name = "section",
       .comparison = C::exact,
       .field = F::section,
       .facet = E::section},
      {.id = A::tags,
       .name = "tags",
       .comparison = C::exact,
       .field = F::tag,
       .facet = E::tag,
       .searched = F::tag},
      {.id = A::date, .name = "date", .comparison = C::day, .field = F::date, .sorting = by_date},
      {.id = A::ts,
       .name = "ts",
       .comparison = C::seconds,
       .field = F::date,
       .sorting = by_date,
       .has_stats = true},
      {.id = A::year,
       .name = "year",
       .comparison = C::year,
       .field = F::date,
       .facet = E::year,
       .has_stats = true},
      {.id = A::month, .name = "month", .comparison = C::day, .field = F::date, .facet = E::month},
      {.id = A::likes,
       .name = "likes",
       .comparison = C::number,
       .field = F::likes,
       .sorting = by_likes,
       .has_stats = true},
      {.id = A::comments,
       .name = "comments",
       .comparison = C::number,
       .field = F::comments,
       .sorting = by_comments,
       .has_stats = true},
      {.id = A::has_comments,
       .name = "has_comments",
       .comparison = C::boolean,
       .field = F::comments,
       .facet = E::has_comments},
      {.id = A::body, .name = "body", .searched = F::body},
      {.id = A::content, .name = "content", .searched = F::body},
      {.id = A::comment_texts, .name = "comment_texts", .searched = F::comment},
      {.id = A::hierarchy_lvl0, .name = "hierarchy_lvl0"},
      {.id = A::hierarchy_lvl1, .name = "hierarchy_lvl1", .searched = F::title},
      {.id = A::hierarchy_lvl2, .name = "hierarchy_lvl2"},
      {.id = A::hierarchy_lvl3, .name = "hierarchy_lvl3"},
      {.id = A::hierarchy_lvl4, .name = "hierarchy_lvl4"},
      {.id = A::hierarchy_lvl5, .name = "hierarchy_lvl5"},
      {.id = A::hierarchy_lvl6, .name = "hierarchy_lvl6"},
  }};
}
}  // namespace detail
inline constexpr std::array<Attribute, 26> attributes = detail::rows();

[[nodiscard]] const Attribute* find_attribute(std::string_view name);

// "`id`, `site`, …": those of which `has` is true, for an error's words.
[[nodiscard]] std::string names_of(bool (*has)(const Attribute&));

namespace detail {
consteval bool rows_stand_in_order() {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (static_cast<std::size_t>(attributes[i].id) != i || attributes[i].name.empty()) return false;
  }
  return true;
}
static_assert(rows_stand_in_order());
}  // namespace detail

}  // namespace seogo::searchd::meilisearch

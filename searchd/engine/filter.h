// A condition on what is known of an article beside its words: who wrote it, when, how often it was
// liked. Filters choose and never rank.
//
//   site = "한빛일보" AND (likes >= 10 OR NOT author EXISTS)
//   → all_of({equals(site, "한빛일보"),
//             any_of({in_range(likes, 10, {}), none_of({exists(author)})})})
//
// Values of exact fields are compared as the index has them: without regard to case, width and
// spaces (schema::exact_term). Numbers and days are ranges of a slot, both ends included; an article
// that has no such value is in none. Values; safe to copy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/fields.h"

namespace seogo::searchd::engine {

struct Filter {
  enum class Kind {
    all,       // every child; none at all: everything
    any,       // at least one child; none at all: nothing
    none,      // no child
    id,        // the article of that id
    equals,    // an exact field has the value
    begins,    // … has a value that begins so
    contains,  // … has a value with this in it
    range,     // a number, or a time of publication in Unix seconds
    exists,    // the field has any value
  };
  Kind kind = Kind::all;
  std::vector<Filter> children = {};
  schema::FieldName field = schema::FieldName::title;
  std::string value = {};
  std::optional<std::int64_t> low = {};
  std::optional<std::int64_t> high = {};
};

[[nodiscard]] inline Filter all_of(std::vector<Filter> children) {
  return {Filter::Kind::all, std::move(children)};
}
[[nodiscard]] inline Filter any_of(std::vector<Filter> children) {
  return {Filter::Kind::any, std::move(children)};
}
[[nodiscard]] inline Filter none_of(std::vector<Filter> children) {
  return {Filter::Kind::none, std::move(children)};
}
[[nodiscard]] inline Filter has_id(std::string id) {
  return {Filter::Kind::id, {}, schema::FieldName::title, std::move(id)};
}
[[nodiscard]] inline Filter equals(schema::FieldName field, std::string value) {
  return {Filter::Kind::equals, {}, field, std::move(value)};
}
[[nodiscard]] inline Filter begins(schema::FieldName field, std::string value) {
  return {Filter::Kind::begins, {}, field, std::move(value)};
}
[[nodiscard]] inline Filter contains(schema::FieldName field, std::string value) {
  return {Filter::Kind::contains, {}, field, std::move(value)};
}
[[nodiscard]] inline Filter in_range(schema::FieldName field, std::optional<std::int64_t> low,
                                     std::optional<std::int64_t> high) {
  return {Filter::Kind::range, {}, field, {}, low, high};
}
[[nodiscard]] inline Filter exists(schema::FieldName field) {
  return {Filter::Kind::exists, {}, field};
}

}  // namespace seogo::searchd::engine

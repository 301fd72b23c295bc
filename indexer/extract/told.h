// What a page tells of its article, field by field, with the place that told it.
//
//   tell(article.section, "경제", "section", "breadcrumb")   the first to tell a field keeps it
//
// A plain value.
#pragma once

#include <optional>
#include <string>

#include "indexer/extract/origins.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

struct Told {
  schema::Article article;
  Origins origins;

  template <typename Field>
  static bool is_absent(const Field& field) {
    if constexpr (requires { field.has_value(); })
      return !field.has_value();
    else
      return field.empty();
  }

  template <typename Field>
  void tell(Field& field, const Field& value, const std::string& name, const std::string& origin) {
    if (!is_absent(field) || is_absent(value)) return;
    field = value;
    origins[name] = origin;
  }

  // The fields of `read` that a header may tell: site, dates, authors, section, tags, counts.
  void tell_all(const schema::Article& read, const std::string& origin);

  // Puts what is told into fields of `target` that are empty, and their origins beside the others.
  void fill(schema::Article& target, Origins& target_origins) const;
};

}  // namespace seogo::indexer::extract

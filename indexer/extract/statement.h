// What one source says of an article: a page's JSON-LD, its meta tags, the selectors of a profile.
//
//   article      as far as the source tells it; what it does not tell is empty
//   origins      where in the source each of its fields stands
//   description  a summary or the first words of the body: who merges the sources finds out
//   is_article   the source says that the page is an article, not merely what it is called
//
// A plain value.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/origins.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

struct Statement {
  schema::Article article;
  Origins origins;
  std::string description;
  std::string description_origin;
  bool is_article = false;
  bool behind_wall = false;  // its publisher says that it is not to be read for free
};

// Puts what `source` tells into those fields of `target` that are empty, with their origins.
void fill(Statement& target, Statement source);

// The names of the fields of `article` that are told: title, authors, counts.likes …
[[nodiscard]] std::vector<std::string_view> told_fields(const schema::Article& article);

// Gives `origin` to every field that is told and has none; takes the origins of absent ones away.
void name_origins(const schema::Article& article, std::string_view origin, Origins& origins);

}  // namespace seogo::indexer::extract

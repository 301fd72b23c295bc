#include "indexer/extract/told.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;

// Calls `visit` with each field of two articles and its name.
template <typename Visit>
void each_header_field(Article& to, const Article& from, Visit visit) {
  visit(to.site, from.site, "site");
  visit(to.section, from.section, "section");
  visit(to.tags, from.tags, "tags");
  visit(to.authors, from.authors, "authors");
  visit(to.published, from.published, "published");
  visit(to.modified, from.modified, "modified");
  visit(to.counts.likes, from.counts.likes, "counts.likes");
  visit(to.counts.dislikes, from.counts.dislikes, "counts.dislikes");
  visit(to.counts.comments, from.counts.comments, "counts.comments");
  visit(to.counts.shares, from.counts.shares, "counts.shares");
  visit(to.counts.views, from.counts.views, "counts.views");
}

}  // namespace

void Told::tell_all(const Article& read, const std::string& origin) {
  each_header_field(article, read, [&](auto& field, const auto& value, const char* name) {
    tell(field, value, name, origin);
  });
}

void Told::fill(Article& target, Origins& target_origins) const {
  const auto give = [&](auto& field, const auto& value, const char* name) {
    if (!is_absent(field) || is_absent(value)) return;
    field = value;
    target_origins[name] = origins.at(name);
  };
  give(target.title, article.title, "title");
  give(target.subtitle, article.subtitle, "subtitle");
  each_header_field(target, article, give);
}

}  // namespace seogo::indexer::extract

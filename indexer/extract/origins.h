// Where each field of an article was read, for people who ask why it says what it says.
//
//   title      json-ld NewsArticle.headline
//   published  meta article:published_time
//   authors    itemprop author
//   body       <article>
//   section    profile section: .path a:first
//
// Keys are field names as in article.schema.json, counts as "counts.likes". A field that is absent
// has no origin. A plain value.
#pragma once

#include <map>
#include <string>

namespace seogo::indexer::extract {

using Origins = std::map<std::string, std::string>;

}  // namespace seogo::indexer::extract

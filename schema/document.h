// An article as the index keeps it: terms, slots and stored text.
//
//   Xapian::Document d = to_document(article);
//   Article back = to_article(d.get_data());   equal to the article that was stored
//
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/article.h"
#include "schema/article_codec.h"

namespace seogo::schema {

// The article must have passed validate().
[[nodiscard]] Xapian::Document to_document(const Article& article);

// The one term that only this article's document has. Long ids are hashed.
[[nodiscard]] std::string id_term(std::string_view id);

// Comments of an article, as its page counts them or as many as were saved.
[[nodiscard]] std::int64_t comment_count(const Article& article);

}  // namespace seogo::schema

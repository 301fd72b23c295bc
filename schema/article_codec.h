// An article as bytes and back: the stored text of a document.
//
//   to_article(encode(article)) == article
//
// Records (record.h), not JSON: snippets and verification read them for every hit. to_article throws
// Error(index) on damaged bytes. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "schema/article.h"

namespace seogo::schema {

[[nodiscard]] std::string encode(const Article& article);
[[nodiscard]] Article to_article(std::string_view bytes);

}  // namespace seogo::schema

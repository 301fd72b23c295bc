// An article with an account of where each of its fields was read: `inspect --explain`.
//
//   {"title":"돌담길에 핀 봄꽃", …, "explain":{"published":"meta article:published_time",
//    "title":"json-ld NewsArticle.headline"}}
//
// Pages of HTML say it field by field; text captures and lines of JSONL coarsely: "text capture",
// "markers", "jsonl key content". Pure.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/origins.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

// One line of JSON, without its "\n".
[[nodiscard]] std::string explained(const schema::Article& article, const Origins& origins);

// The keys that `article` was read from in a line of JSONL.
[[nodiscard]] Origins json_origins(std::string_view line, const schema::Article& article);

// Those of an entry of a feed.
[[nodiscard]] Origins entry_origins(const schema::Article& article);

// Those of a page saved as text.
[[nodiscard]] Origins text_origins(const schema::Article& article);

}  // namespace seogo::indexer::extract

// A page saved as text, chrome and all, read into an article.
//
//   lines → roles by the markers → layout (header, body, closing, rest) → headline, body, closing
//   notes, comments
//
// Throws Error(input): "no article found", "article without text", a date in the header that is
// none.
#pragma once

#include <string_view>

#include "indexer/extract/profile.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

[[nodiscard]] schema::Article read_text_page(std::string_view page, const Profile& profile);

}  // namespace seogo::indexer::extract

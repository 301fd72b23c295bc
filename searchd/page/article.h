// An archived article to read: its text, what its page told of it, and its comments with replies
// under what they answer. For readers of articles whose own page is gone or never had an address.
//
// Every text of the archive is escaped on its way in (html.h). Pure; safe to call from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/article.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

// The view's parameters are those of the search that led here: the way back.
// `duplicates`: other copies of its text in the archive. `related`: what to read beside it.
[[nodiscard]] std::string article_page(const View& view, const schema::Article& article,
                                       std::uint64_t duplicates,
                                       const std::vector<engine::Hit>& related = {});

}  // namespace seogo::searchd::page

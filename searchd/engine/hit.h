// One hit of a reply: an article with its title, body and comments marked.
//
//   make_hit(article, 12.3, needles)
//   →  title "샘 [알트만], 해고 …", a fragment of the body, and the comments that match: those with
//      more of the query first, then by likes
//
// Pure; safe to call from any thread.
#pragma once

#include <vector>

#include "schema/article.h"
#include "searchd/engine/needle.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t most_comments_shown = 3;

[[nodiscard]] Hit make_hit(const schema::Article& article, double score,
                           const std::vector<Needle>& needles);

// The texts of an article from end to end, marked.
[[nodiscard]] Whole make_whole(const schema::Article& article, const std::vector<Needle>& needles);

}  // namespace seogo::searchd::engine

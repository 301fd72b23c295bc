// Replies to searches in Meilisearch's shape.
//
//   search_reply(reply, body.shown, room)
//   {"hits":[{"id":"…","title":"…", … ,"_formatted":{"title":"샘 <em>알트만</em> 복귀", …}}],
//    "query":"알트만","processingTimeMs":3,"limit":20,"offset":0,"estimatedTotalHits":12}
//
// By page: hitsPerPage, page, totalPages, totalHits. With facets: facetDistribution, and facetStats of
// numbers. `_rankingScore` is score / (1 + score) of the engine's score, 1 where no words were asked
// for; what is below rankingScoreThreshold is left out, and the total ends with it.
// Throws Refusal(reply_too_large). Pure.
#pragma once

#include <string>

#include "searchd/engine/request.h"
#include "searchd/meilisearch/json_value.h"
#include "searchd/meilisearch/search_body.h"

namespace seogo::searchd::meilisearch {

// `room` is the bytes of texts that may still be shown; it shrinks.
[[nodiscard]] Json search_reply(const engine::Reply& reply, const Presentation& shown,
                                std::size_t& room);

[[nodiscard]] std::string print(const Json& json);

}  // namespace seogo::searchd::meilisearch

// New before old, where a request asks for it by relevance: an age at which freshness counts half.
//
//   fresh 30 days, best score of the index 12.0:
//   the newest article + 6.0, one of 30 days before + 3.0, of 60 days + 1.5, one without a date + 0
//
//   score' = score + 0.5 · best · 2^(−age / fresh)
//
// `best` is the highest score that the index gives any result of this query. The age is counted from
// the newest article of the archive, or from the end of the request's `to` or from now where that is
// earlier, so that a page wrongly dated 2099 does not make all others old. Later ones have no age. Of
// comments the time of posting counts. Which documents are results does not change. The text of the
// first results counts on top as ever (rerank.h). For one thread, as the database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/columns.h"
#include "searchd/engine/request.h"
#include "searchd/engine/scored.h"

namespace seogo::searchd::engine {

inline constexpr double fresh_share = 0.5;  // of the best score, for the newest

// What was found, with the weights that freshness adds. The request has `fresh`, above 0.
[[nodiscard]] Scored freshened(Scored found, const Request& request,
                               const Xapian::Database& database, Columns& columns);

}  // namespace seogo::searchd::engine

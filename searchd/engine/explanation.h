// Why a hit stands where it does, term by term.
//
//   explain(index, (and 알트만이 해고), required, ranked)
//   → 트만 4.1 = 1 × 4.1 (12 articles), 해고 2.2, 만이 0.3 = 0.2 × 1.5 …   index score 6.6
//
// Every weight is Xapian's own: the document is searched once more with each part of the query, so
// this takes some milliseconds a hit. A term that stands in several parts is told once, with the sum.
// Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <string>

#include "searchd/engine/candidates.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

[[nodiscard]] Explanation explain(const Index& index, const query::Node& root, query::Mode mode,
                                  const Ranked& ranked, const std::string& id);

}  // namespace seogo::searchd::engine

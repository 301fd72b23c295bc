// What a plan (query/plan.h) finds, weighed by BM25 as Xapian would, but from lists in memory.
//
//   weighed(plan(알트 AND 트만), {database, kept, deadline}, stopped)
//   → {{3, 7}, {2.1, 4.0}}    the documents that have both, with the weights that Xapian gives them
//   matched(…)                the same, without weights
//
// Documents and weights, to the last digits but two, are those of Xapian. An AND begins with its rarest
// part and looks the others up, an OR adds up windows of 4,096 documents. Every document of a query is
// found, so that whoever counts them does not match again. Over 100,000 articles a question takes 2.0
// ms of processor (median of the whole search), 9.0 where Xapian matched; most of the difference is
// this, a third what is remembered of words (seogo-bench --section search, class question). Past the
// deadline it finds less, and `stopped` says so. Xapian errors pass through. For one thread, as the
// database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/kept.h"
#include "searchd/engine/scored.h"
#include "searchd/query/deadline.h"
#include "searchd/query/plan.h"

namespace seogo::searchd::engine {

struct Walked {
  const Xapian::Database& database;
  Kept& kept;
  query::Deadline deadline;
};

[[nodiscard]] Scored weighed(const query::Plan& plan, const Walked& walked, bool& stopped);
[[nodiscard]] Scored matched(const query::Plan& plan, const Walked& walked, bool& stopped);

}  // namespace seogo::searchd::engine

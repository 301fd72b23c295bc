// The documents that answer a query, in rank order, and how many there are.
//
//   Answer answer = collect(index, root, mode, request)
//   → page {(docid 7, 12.3), …} for the page asked for, total {12, exact}
//
// By relevance, the first results are put in order once more by their text (rerank.h).
// Of the copies of one text (copies.h) the first that matches stands for all: first by relevance as
// the index has it, before that, or by the date or count asked for; of equal ones the one that was
// archived first.
// Candidates come from the index; what only the text decides is checked in rank order until the
// page is full and `least_checked` candidates have been looked at. Totals are exact as far as
// everything was looked at, else estimated from the share that matched. Past the deadline what was
// found by then is the answer, as far as its text was checked. For facets the text of at most
// `most_sampled` candidates is checked, evenly spread over the archive; of others only how many of
// them match is known then. Xapian errors pass through, for the caller's retry.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "schema/lexicon.h"
#include "searchd/engine/facets.h"
#include "searchd/engine/request.h"
#include "searchd/query/compile.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

struct Ranked {
  Xapian::docid id;
  double score;        // what it is ordered by
  double index_score;  // BM25
  std::optional<RerankParts> rerank;
  double share = 0;  // index_score, of the best document's; 0 in other orders than by relevance
};

struct Answer {
  std::vector<Ranked> page;  // from offset on, at most limit
  Total total;
  bool out_of_time = false;          // not everything was looked at; total is not exact
  std::optional<Matching> matching;  // where the request counts facets
};

// What a search reads: an index and its words; and until when.
struct Index {
  const Xapian::Database& database;
  const schema::Lexicon& lexicon;
  query::Deadline deadline;
};

[[nodiscard]] Answer collect(const Index& index, const query::Node& root, query::Mode mode,
                             const Request& request);

}  // namespace seogo::searchd::engine

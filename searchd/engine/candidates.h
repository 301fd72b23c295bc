// The documents that answer a query, in rank order, and how many there are.
//
//   Answer answer = collect(database, root, mode, request)
//   → found {(docid 7, 12.3), …} for the page asked for, total {12, exact}
//
// Candidates come from the index; what only the text decides is checked in rank order until the
// page is full and `least_checked` candidates have been looked at. Totals are exact as far as
// everything was looked at, else estimated from the share that matched. Xapian errors pass through,
// for the caller's retry.
#pragma once

#include <vector>

#include <xapian.h>

#include "searchd/engine/request.h"
#include "searchd/query/compile.h"

namespace seogo::searchd::engine {

struct Ranked {
  Xapian::docid id;
  double score;
};

struct Answer {
  std::vector<Ranked> page;  // from offset on, at most limit
  Total total;
  bool out_of_time = false;
};

[[nodiscard]] Answer collect(const Xapian::Database& database, const query::Node& root,
                             query::Mode mode, const Request& request);

}  // namespace seogo::searchd::engine

// The documents that answer a query, in rank order, and how many there are.
//
//   Answer answer = collect(index, articles(), root, mode, request)
//   → page {(docid 7, 12.3), …} for the page asked for, total {12, exact}
//
// By relevance, the first results are put in order once more by their text (rerank.h).
// Of the copies of one text (copies.h) the first that matches stands for all: first by relevance as
// the index has it, before that, or by the date or count asked for; of equal ones the one that was
// archived first.
// Candidates come from the index; what only the text decides is checked in rank order until the
// page is full and some 60 candidates have been looked at, 24 where only a count is wanted. Totals are exact as far as
// everything was looked at, else estimated from the share that matched. Past the deadline what was
// found by then is the answer, as far as its text was checked. Where all that match are counted
// (matching.h), the text of so many candidates more is checked, evenly spread over the archive; of
// the others only how many of them match is known then. A request that wants exact counts has all
// checked. Xapian errors pass through, for the caller's retry.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/lexicon.h"
#include "searchd/engine/cursor.h"
#include "searchd/engine/holdings.h"
#include "searchd/engine/kept.h"
#include "searchd/engine/matching.h"
#include "searchd/engine/ranking.h"
#include "searchd/engine/request.h"
#include "searchd/engine/stored.h"
#include "searchd/query/compile.h"
#include "searchd/query/deadline.h"
#include "searchd/query/reading.h"

namespace seogo::searchd::engine {

struct Answer {
  std::vector<Ranked> page;  // from offset on, at most limit
  Total total;
  bool out_of_time = false;           // not everything was looked at; total is not exact
  std::optional<Matching> matching;   // where the request counts all that match
  std::optional<std::string> cursor;  // of the next page, where the request has one (cursor.h)
  bool moved = false;                 // the order may not be that of the page before
};

// What is asked: the documents of one kind, and the words of the archive; until when; what is kept of
// both between searches; and what was read of the documents and of the query in this one.
struct Index {
  const Xapian::Database& database;  // of articles, or of comments
  const schema::Lexicon& lexicon;
  query::Deadline deadline;
  Kept& kept;
  Stored& stored;
  query::ReadingMemo& readings;                // by the words of the articles
  const Xapian::Database* comments = nullptr;  // those under the articles, for words of comments
};

// `holdings` tells what is in the database. A cursor belongs to the attempt that it came from: others
// find nothing.
[[nodiscard]] Answer collect(const Index& index, const Holdings& holdings, const query::Node& root,
                             query::Mode mode, const Request& request,
                             Attempt attempt = Attempt::typed);

}  // namespace seogo::searchd::engine

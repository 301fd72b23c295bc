// The query that ranks by how much of its words a document has.
//
//   알트만이 오픈AI에서 해고된 이유  →  알트 OR 트만 OR 0.2 * 만이 OR 오픈 OR ai OR …, the common ones
//                                   AND_MAYBE
//
// Terms and weights come from the reading of the words (reading.h), so that wrong spaces and slips
// matter little. Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "schema/term_counts.h"
#include "searchd/query/free_words.h"
#include "searchd/query/plan.h"
#include "searchd/query/reading.h"

namespace seogo::searchd::query {

struct RankedTerm {
  std::string term;
  double scale;  // of its BM25 weight
  Xapian::doccount documents;
};

// The terms of a ranked query, rarest first, at most `most_terms`. `readings`: of these forms;
// `counts`: of this database.
[[nodiscard]] std::vector<RankedTerm> ranked_terms(const std::vector<Words>& forms,
                                                   const Readings& readings,
                                                   const Xapian::Database& database,
                                                   schema::TermCounts& counts);

[[nodiscard]] Plan ranked_plan(const std::vector<Words>& forms, const Readings& readings,
                               const Xapian::Database& database, schema::TermCounts& counts);

}  // namespace seogo::searchd::query

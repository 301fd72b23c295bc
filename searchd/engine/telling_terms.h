// The terms that tell what an article is about.
//
//   telling_terms(database, article, 32)
//   샘 알트만, 해고 닷새 만에 복귀   →  알트 1.5, 트만 1.5, 이사 0.8 …     with how much each matters
//
// Of a term counts how often it stands in title, subtitle, body and tags, saturating, times how few
// articles have it. What only comments say, single syllables, numbers, authors' names and what is in
// more than `common_share` of the archive tell nothing. Few hundred terms are looked up, so that a
// long article costs no more than a short one. Xapian errors pass through. For one thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/article.h"

namespace seogo::searchd::engine {

struct TellingTerm {
  std::string term;
  double weight;  // of an article's term, beside BM25's own: up to 1, in titles up to 2
};

[[nodiscard]] std::vector<TellingTerm> telling_terms(const Xapian::Database& database,
                                                     const schema::Article& article,
                                                     std::size_t most);

}  // namespace seogo::searchd::engine

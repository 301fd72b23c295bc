// How many documents a plan (query/plan.h) has at most, about: what a search begins with, and whether
// a list is read whole or only looked up in.
//
//   PlanCounts counts(database, kept.postings(), source);
//   counts.of(알트 AND 트만)                41, if 알트 is in 300 and 트만 in 41
//   counts.of(알트 OR 트만)                 341
//   counts.rarest_first({알트, 트만})       트만, 알트
//
// A number or a day from to is counted as everything. What was counted of a term is kept. Xapian errors
// pass through. For one thread, as the database is.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searchd/engine/posting_list.h"
#include "searchd/query/plan.h"

namespace seogo::searchd::engine {

class PlanCounts {
 public:
  // All must outlive it.
  PlanCounts(const Xapian::Database& database, PostingLists& postings,
             const PostingLists::Source& source)
      : database_(database), postings_(postings), source_(source) {}

  [[nodiscard]] std::size_t of(const query::Plan& plan);
  // In the order of the parts where they have as many.
  [[nodiscard]] std::vector<const query::Plan*> rarest_first(const std::vector<query::Plan>& parts);

 private:
  const Xapian::Database& database_;
  PostingLists& postings_;
  const PostingLists::Source& source_;
  std::unordered_map<std::string, std::size_t> of_terms_;
};

}  // namespace seogo::searchd::engine

// How many documents a plan (query/plan.h) has at most, about: what a search begins with, and whether
// a list is read whole or only looked up in.
//
//   const PlanCounts counts(database, columns->term_counts());
//   counts.of(알트 AND 트만)                41, if 알트 is in 300 and 트만 in 41
//   counts.of(알트 OR 트만)                 341
//   counts.rarest_first({알트, 트만})       트만, 알트
//
// A number or a day from to is counted as everything. Xapian errors pass through. For one thread, as the
// database is.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "schema/term_counts.h"
#include "searchd/query/plan.h"

namespace seogo::searchd::engine {

class PlanCounts {
 public:
  // Both must outlive it.
  PlanCounts(const Xapian::Database& database, schema::TermCounts& of_terms)
      : database_(database), of_terms_(of_terms) {}

  [[nodiscard]] std::size_t of(const query::Plan& plan) const;
  // In the order of the parts where they have as many.
  [[nodiscard]] std::vector<const query::Plan*> rarest_first(
      const std::vector<query::Plan>& parts) const;

 private:
  const Xapian::Database& database_;
  schema::TermCounts& of_terms_;
};

}  // namespace seogo::searchd::engine

// Documents with their weights, found before Xapian is asked, as a query that finds just these.
//
//   Scored{{3, 7, 12}, {2.1, 4.0, 0.7}}
//   Query(OP_FILTER, scored_query(scored), …)     filters, orders and folds are left to Xapian
//
// Those that weigh less than what is asked for are passed over without Xapian's help, some 1 ns each.
// The query may be used in several searches.
#pragma once

#include <memory>
#include <vector>

#include <xapian.h>

namespace seogo::searchd::engine {

struct Scored {
  std::vector<Xapian::docid> documents;  // in order
  std::vector<double> weights;           // of each

  [[nodiscard]] std::size_t size() const { return documents.size(); }
};

[[nodiscard]] Xapian::Query scored_query(std::shared_ptr<const Scored> scored);

}  // namespace seogo::searchd::engine

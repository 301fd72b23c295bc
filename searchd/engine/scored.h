// Documents with their weights, as a search found them, in memory.
//
//   Scored found{{3, 7, 12}, {2.1, 4.0, 0.7}};
//   found.best()          4.0
//   found.at_least(2)     documents 3 and 7
//   found.up_to(7)        documents 3 and 7, whatever they weigh
//
// What filters, orders and folds them is in weighing.h and order.h. Values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include <xapian.h>

namespace seogo::searchd::engine {

struct Scored {
  std::vector<Xapian::docid> documents;  // in order
  std::vector<double> weights;           // of each

  [[nodiscard]] std::size_t size() const { return documents.size(); }
  [[nodiscard]] double best() const {
    return weights.empty() ? 0 : *std::max_element(weights.begin(), weights.end());
  }
  [[nodiscard]] Scored at_least(double weight) const;
  [[nodiscard]] Scored up_to(Xapian::docid last) const;
};

}  // namespace seogo::searchd::engine

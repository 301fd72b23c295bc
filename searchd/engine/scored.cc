#include "searchd/engine/scored.h"

namespace seogo::searchd::engine {

Scored Scored::at_least(double weight) const {
  Scored out;
  for (std::size_t i = 0; i < size(); ++i) {
    if (weights[i] < weight) continue;
    out.documents.push_back(documents[i]);
    out.weights.push_back(weights[i]);
  }
  return out;
}

Scored Scored::up_to(Xapian::docid last) const {
  const auto end = std::upper_bound(documents.begin(), documents.end(), last);
  const auto count = end - documents.begin();
  return {{documents.begin(), end}, {weights.begin(), weights.begin() + count}};
}

}  // namespace seogo::searchd::engine

#include "searchd/engine/ranking.h"

namespace seogo::searchd::engine {

Ranked Ranking::at(std::size_t place) const {
  if (place < head.size()) return head[place];
  const Candidate& candidate = tail[place - head.size()];
  const double share = candidate.share;
  return {candidate.id, share, share * best, {}, share};
}

}  // namespace seogo::searchd::engine

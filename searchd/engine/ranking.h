// All candidates of a search by relevance in their order, for pages in a row.
//
//   head {(docid 7, 1.9), (docid 2, 1.7) …}     the first results, in order by their text
//   tail {(docid 31, .64), (docid 5, .63) …}    what comes behind, by the score of the index
//
// The head is checked and folded, the tail is candidates: each page looks at the text of its own. Kept
// by a key that says what was searched, of which commit, up to which document. 8 bytes a candidate:
// 0.2 MB for 26,000. Immutable; safe to share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/engine/recent.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

struct Ranked {
  Xapian::docid id;
  double score;        // what it is ordered by
  double index_score;  // BM25, and what freshness adds
  std::optional<RerankParts> rerank;
  double share = 0;  // index_score, of the best document's; 0 in other orders than by relevance
};

struct Ranking {
  struct Candidate {
    Xapian::docid id;
    float share;  // of the best document's score
  };
  std::vector<Ranked> head;
  std::vector<Candidate> tail;
  double best = 1;  // the best document's score

  [[nodiscard]] std::size_t size() const { return head.size() + tail.size(); }
  [[nodiscard]] Ranked at(std::size_t place) const;
  [[nodiscard]] std::size_t bytes() const {
    return sizeof(*this) + head.capacity() * sizeof(Ranked) + tail.capacity() * sizeof(Candidate);
  }
};

using Rankings = Recent<std::string, Ranking>;

}  // namespace seogo::searchd::engine

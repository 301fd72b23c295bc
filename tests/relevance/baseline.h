// What Xapian does for Korean by itself: TermGenerator and QueryParser with CJK n-grams, any term,
// default BM25. The yardstick beside ours, in the same run on the same texts.
//
//   Baseline baseline(documents);
//   baseline.search("임종석이 여의도 …")  →  ids, best first, ten at most
//
// Its parser throws on ordinary mixed queries (LG 전자tv): those find nothing and are counted.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "schema/article.h"

namespace seogo::relevance {

class Baseline {
 public:
  explicit Baseline(const std::vector<schema::Article>& documents);

  [[nodiscard]] std::vector<std::string> search(const std::string& text);
  [[nodiscard]] std::size_t refused() const { return refused_; }  // queries its parser threw at

 private:
  Xapian::WritableDatabase database_;  // in memory
  std::size_t refused_ = 0;
};

}  // namespace seogo::relevance

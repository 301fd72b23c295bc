// What readers write under an article: short, colloquial, seldom spaced by the book.
//
//   CommentWriter(vocabulary).write(theme, random)    알트만 진짜 대박이네ㅋㅋㅋㅋ
//   CommentWriter(vocabulary).nickname(random)        사계절; a few write most of what there is
//
// Immutable; to be used from any thread.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/theme.h"

namespace seogo::bench {

class CommentWriter {
 public:
  explicit CommentWriter(const Vocabulary& vocabulary);

  [[nodiscard]] std::string write(const Theme& theme, Random& random) const;
  [[nodiscard]] const std::string& nickname(Random& random) const;

 private:
  std::vector<std::string> nicknames_;
  Urn by_zeal_;
};

}  // namespace seogo::bench

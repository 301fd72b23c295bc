// Where a document stands in a row of documents that are in order, from a place on.
//
//   gallop({3, 7, 12, 40}, 1, 12)  →  2       and of 13: 3; of 41: 4, the end
//
// In steps that double, so that going on by little costs little. Pure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include <xapian.h>

namespace seogo::searchd::engine {

[[nodiscard]] inline std::size_t gallop(const std::vector<Xapian::docid>& documents,
                                        std::size_t from, Xapian::docid wanted) {
  std::size_t step = 1;
  std::size_t low = from;
  while (low + step < documents.size() && documents[low + step] < wanted) {
    low += step;
    step *= 2;
  }
  const auto begin = documents.begin();
  const std::size_t high = std::min(low + step + 1, documents.size());
  return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(low),
                                                   begin + static_cast<std::ptrdiff_t>(high),
                                                   wanted) -
                                  begin);
}

}  // namespace seogo::searchd::engine

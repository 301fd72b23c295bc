// How many of an answer's documents have each value of a column.
//
//   tally(documents, share, 16, [&](docid id, auto add) { for (value : column.of(id)) add(value); })
//   → {7, 0, 3, …}, by value
//
// Of documents that are only likely, `share` match. Of a family of copies each value that any of them
// has counts once. Pure.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "searchd/engine/matching.h"

namespace seogo::searchd::engine {

template <typename Values>
[[nodiscard]] std::vector<std::uint64_t> tally(const Documents& documents, double share,
                                               std::size_t values, Values each_value) {
  std::vector<std::uint64_t> counts(values, 0);
  const auto add = [&counts](std::size_t value) { ++counts[value]; };
  for (const Xapian::docid id : documents.certain) each_value(id, add);
  std::vector<std::size_t> known;  // values of the family at hand
  for (const Documents::Family& family : documents.families) {
    known.clear();
    each_value(family.front(), [&known](std::size_t value) { known.push_back(value); });
    const auto add_new = [&](std::size_t value) {
      if (std::find(known.begin(), known.end(), value) != known.end()) return;
      known.push_back(value);
      ++counts[value];
    };
    for (std::size_t i = 1; i < family.size(); ++i) each_value(family[i], add_new);
  }
  if (documents.likely.empty()) return counts;
  std::vector<std::uint64_t> likely(values, 0);
  const auto add_likely = [&likely](std::size_t value) { ++likely[value]; };
  for (const Xapian::docid id : documents.likely) each_value(id, add_likely);
  for (std::size_t i = 0; i < values; ++i) {
    counts[i] += static_cast<std::uint64_t>(std::llround(share * static_cast<double>(likely[i])));
  }
  return counts;
}

}  // namespace seogo::searchd::engine

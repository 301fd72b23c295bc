// How much text stands below each element, and how much of it in links.
//
//   <ul><li><a href=/1>첫눈 내린 광장</a><li><a href=/2>이사회의 결정</a></ul>
//   → bytes 38, linked 38, links 2: link density 1, a menu
//
// Bytes are those of UTF-8 without white space; what is not seen (script, hidden …) does not count, nor
// does a link within the page. Link density as in Kohlschütter, Fankhauser and Nejdl, "Boilerplate
// detection using shallow text features", WSDM 2010, who cut what is above 1/3; lists of
// sentences with a link in each stay below 4/5, lists of links above. Linear in the tree,
// each question constant. Immutable.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

struct Density {
  std::uint32_t bytes = 0;
  std::uint32_t linked = 0;
  std::uint32_t links = 0;
  std::uint32_t images = 0;
  std::uint32_t tables = 0;
  std::uint32_t heads = 0;  // h1

  [[nodiscard]] bool mostly_links() const {
    return links >= 2 && std::uint64_t{linked} * 5 >= std::uint64_t{bytes} * 4;
  }
};

class HtmlDensity {
 public:
  explicit HtmlDensity(const HtmlTree& tree);
  [[nodiscard]] Density of(NodeId node) const;
  [[nodiscard]] std::uint32_t bytes_before(NodeId node) const { return before_[node].bytes; }

 private:
  const HtmlTree* tree_;
  std::vector<Density> before_;  // of all that stands before a node
};

// A link that leads to another page.
[[nodiscard]] bool leads_away(const HtmlTree& tree, NodeId node);

}  // namespace seogo::indexer::extract

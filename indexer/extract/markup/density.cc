#include "indexer/extract/markup/density.h"

#include <algorithm>

#include "indexer/extract/markup/names.h"

namespace seogo::indexer::extract {
namespace {

std::uint32_t visible_bytes(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; }));
}

Density minus(const Density& a, const Density& b) {
  return {a.bytes - b.bytes,   a.linked - b.linked, a.links - b.links,
          a.images - b.images, a.tables - b.tables, a.heads - b.heads};
}

}  // namespace

bool leads_away(const HtmlTree& tree, NodeId node) {
  if (tree[node].tag != "a") return false;
  const std::string_view href = tree.attribute(node, "href");
  return !href.empty() && href.front() != '#';
}

HtmlDensity::HtmlDensity(const HtmlTree& tree) : tree_(&tree), before_(tree.size() + 1) {
  Density sum;
  NodeId link_end = 0;
  NodeId unseen_end = 0;
  for (NodeId n = 0; n < tree.size(); ++n) {
    before_[n] = sum;
    if (n < unseen_end) continue;
    const Node& node = tree[n];
    if (node.is_text()) {
      const std::uint32_t bytes = visible_bytes(node.text);
      sum.bytes += bytes;
      if (n < link_end) sum.linked += bytes;
    } else if (is_unseen(node.tag) || (node.attributes > 0 && is_hidden(tree, n))) {
      unseen_end = node.end;
    } else if (leads_away(tree, n)) {
      ++sum.links;
      link_end = std::max(link_end, node.end);
    } else {
      if (node.tag == "img") ++sum.images;
      if (node.tag == "table") ++sum.tables;
      if (node.tag == "h1") ++sum.heads;
    }
  }
  before_[tree.size()] = sum;
}

Density HtmlDensity::of(NodeId node) const {
  return minus(before_[(*tree_)[node].end], before_[node]);
}

}  // namespace seogo::indexer::extract

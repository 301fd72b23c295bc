// An HTML page as a tree, in one row.
//
//   <p>샘 <b>알트만</b></p>   →   0 "" (the page), … p, "샘 ", b, "알트만"
//
// Nodes stand in the order of the page, so that all of a node's descendants are the nodes behind it
// up to its `end`: a walk is a loop, never a recursion.
//
//   for (NodeId n = tree.first("article"); n < tree[n].end; ++n) …
//
// libxml2's HTML parser (error-tolerant, offline) reads the page; no DOM of its is made. Throws
// Error(input) for a page over the limits (limits.h: bytes, attributes of one tag, nodes). A tree is
// immutable and may be read from several threads; it holds views into bytes of its own.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::indexer::extract {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = UINT32_MAX;

struct Attribute {
  std::string_view name;  // in lower case
  std::string_view value;
};

struct Node {
  std::string_view tag;   // in lower case; empty for a text, and for the page itself
  std::string_view text;  // of a text; entities are resolved
  NodeId parent = no_node;
  NodeId end = 0;  // one past the last descendant
  std::uint32_t first_attribute = 0;
  std::uint32_t attributes = 0;

  [[nodiscard]] bool is_text() const { return tag.empty() && parent != no_node; }
};

class HtmlTree {
 public:
  // `page` is UTF-8; a charset that it states itself is not believed.
  explicit HtmlTree(std::string_view page);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  [[nodiscard]] const Node& operator[](NodeId node) const { return nodes_[node]; }

  // The value of an attribute; empty if there is none.
  [[nodiscard]] std::string_view attribute(NodeId node, std::string_view name) const;
  [[nodiscard]] bool has_attribute(NodeId node, std::string_view name) const;
  [[nodiscard]] const Attribute* attributes_begin(NodeId node) const {
    return attributes_.data() + nodes_[node].first_attribute;
  }
  [[nodiscard]] const Attribute* attributes_end(NodeId node) const {
    return attributes_begin(node) + nodes_[node].attributes;
  }
  // Whether the attribute `class` has this word.
  [[nodiscard]] bool has_class(NodeId node, std::string_view name) const;

  // The first element of this tag at or behind `from`; size() if there is none.
  [[nodiscard]] NodeId find(std::string_view tag, NodeId from = 0) const;

  // The texts of a node and what is below it, white space squeezed to single spaces and trimmed;
  // script, style, template and noscript are left out.
  [[nodiscard]] std::string text(NodeId node) const;

  // The same as it stands: of a <script>, say.
  [[nodiscard]] std::string raw_text(NodeId node) const;

  // Makes an element one that no reader sees, as a <template> is. Before the tree is shared.
  void hide(NodeId node) { nodes_[node].tag = "template"; }

 private:
  friend class TreeBuilder;
  [[nodiscard]] std::string_view keep(std::string_view bytes);

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::deque<std::string> blocks_;  // of bytes that the views are into
};

// Whether a tag's content is no text for a reader: script, style, template, noscript …
[[nodiscard]] bool is_unseen(std::string_view tag);

}  // namespace seogo::indexer::extract

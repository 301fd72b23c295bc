// The comments of an HTML page as places in its tree: which element each is, and below which one.
//
//   <ol class="commentlist"><li>… <time> …<ul class="children"><li>… <time> …
//   → {item li, when "2023.12.13 20:42", depth 0, above none}, {item li, depth 1, above 0}
//
// Where names say that comments stand, each comment has one time (or, where no time is, one author):
// its item is the largest element that has no other's. Elements in it that hold others are its
// replies. Linear in the tree.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extract/line/markers.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

struct CommentItem {
  NodeId node = no_node;    // the element
  NodeId end = no_node;     // one past its last own node: replies may follow within the element
  NodeId anchor = no_node;  // the text of its time, or of its author
  bool dated = false;       // the anchor is a time
  std::size_t above = no_comment;  // index of the comment it replies to
  static constexpr std::size_t no_comment = SIZE_MAX;
};

struct CommentItems {
  std::vector<CommentItem> items;
  std::string origin;
};

[[nodiscard]] CommentItems find_comment_items(const HtmlTree& tree, const HtmlDensity& density,
                                              NodeId body, MarkerReader& markers);

}  // namespace seogo::indexer::extract

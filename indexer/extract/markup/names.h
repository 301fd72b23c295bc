// What the names of an element, its class and id, say that it is.
//
//   <ul class="relatedNews list_type">   related… is furniture
//   <em class="img_desc">                caption (two words are read together: imgdesc)
//   <span class="u_cbox_nick">           comments, author
//   <div class="blind">                  hidden
//
// Names are cut at signs and capitals and looked up in one table. They are hints: a block that holds
// most of the text is no furniture whatever it is called. Pure.
#pragma once

#include <cstdint>

#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

enum class Named : std::uint32_t {
  hidden = 1U << 0U,
  furniture = 1U << 1U,  // share bars, ads, related articles, reporter boxes, menus
  caption = 1U << 2U,
  picture = 1U << 3U,
  comments = 1U << 4U,
  reply = 1U << 5U,  // among comments: answers
  author = 1U << 6U,
  date = 1U << 7U,
  text = 1U << 8U,
  likes = 1U << 9U,
  dislikes = 1U << 10U,
  headline = 1U << 11U,
  deck = 1U << 12U,
  tags = 1U << 13U,
  trail = 1U << 14U,  // 홈 > 경제 > 증권
  count = 1U << 15U,
};

using Names = std::uint32_t;

[[nodiscard]] constexpr Names operator|(Named a, Named b) {
  return static_cast<Names>(a) | static_cast<Names>(b);
}
[[nodiscard]] constexpr bool has(Names names, Named named) {
  return (names & static_cast<Names>(named)) != 0;
}

[[nodiscard]] Names names_of(const HtmlTree& tree, NodeId node);

// Whether no reader sees it: hidden, display: none, aria-hidden, or named so; never most of the page.
[[nodiscard]] bool is_hidden(const HtmlTree& tree, NodeId node);

}  // namespace seogo::indexer::extract

// The comments of an HTML page, from common markup.
//
//   <li class="comment" id="comment-7"><b class="fn">사계절</b> <time datetime="2023-12-13T20:42:55+09:00">…
//     <div class="comment-content">기사 감사합니다!</div><ul class="children"><li class="comment">…
//   → {id 7, author 사계절, posted …, text 기사 감사합니다!}, its reply with parent 7
//
// A comment is an element that schema.org, or words in its class or id (comment, reply, 댓글 …), call
// so, with an author or a date and a text of its own. Where no markup tells, what stands behind the
// text is read as lines of a page saved as text: comments.h. Pure; linear in the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

struct CommentsPlace {
  std::vector<schema::Comment> comments;
  std::optional<std::int64_t> count;  // as the page counts them
  std::string origin;  // "itemtype Comment", "class comment", "lines behind the text"
};

// `body` is the node of the article's text, or no_node.
[[nodiscard]] CommentsPlace read_html_comments(const HtmlTree& tree, NodeId body,
                                               const Profile& profile);

}  // namespace seogo::indexer::extract

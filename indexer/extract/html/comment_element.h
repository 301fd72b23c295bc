// One comment of an HTML page, read from its element.
//
//   <li><b class="nick">사계절</b> <span class="date">2023.12.13 20:42</span>
//     <p class="txt">기사 감사합니다!</p><em class="cnt_recomm">3</em>
//   → {author 사계절, posted …, text 기사 감사합니다!, likes 3}
//
// Names of elements tell the fields; without them, the lines do: author, time, text, buttons. A
// deleted comment keeps its notice. What has no text or no author, or is nothing but a link, is no
// comment. Linear in the element.
#pragma once

#include <optional>

#include "indexer/extract/html/comment_items.h"
#include "indexer/extract/line/markers.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/tree.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

// Id and parent are left to the caller.
[[nodiscard]] std::optional<schema::Comment> read_comment_element(const HtmlTree& tree,
                                                                  const HtmlDensity& density,
                                                                  const CommentItem& item,
                                                                  MarkerReader& markers);

}  // namespace seogo::indexer::extract

// The comments below an article.
//
//   • 사계절                    author
//   • 2023.12.13 20:42:55       posted; each comment has one such line ("3시간 전" too: no time)
//   기사 감사합니다!              text: whatever stands there, be it 공유 or ^^
//   답글 달기 / • 0 / • · / • 0   the text has ended; likes, dislikes
//   └ 주땡 …                     a reply: parent is the comment above that is none
//
// Ids are c1, c2, … in the order of the page. A deleted comment ("삭제된 댓글입니다") keeps that
// text: its replies need it. Comments begin after a marker of role `comments` or `comment_count`; a
// list of other articles ends them. Linear in the lines; safe to call from any thread with a reader
// of its own.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/markers.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

// The comments among lines[from …).
[[nodiscard]] std::vector<schema::Comment> read_comments(const std::vector<Line>& lines,
                                                         std::size_t from, MarkerReader& markers);

}  // namespace seogo::indexer::extract

// The line of a comment that says when it was written, and perhaps by whom.
//
//   2023.12.13 20:42:55              posted
//   사계절 | 2023-12-13 20:42 | 신고   author and posted
//   사계절 · 3시간 전                  author; posted unknown
//   사계절 | 2023-12-13 | 추천 3        votes too
//   저는 2023.12.13에 봤어요           nothing: it is text
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/markers.h"
#include "schema/day.h"

namespace seogo::indexer::extract {

struct CommentHead {
  std::string_view author;  // empty: it stands on a line before
  std::optional<schema::Timestamp> posted;
  std::optional<std::int64_t> likes;
  std::optional<std::int64_t> dislikes;
};

[[nodiscard]] std::optional<CommentHead> read_comment_head(const Line& line, MarkerReader& markers);

}  // namespace seogo::indexer::extract

// Where on a page the article stands.
//
//   맨위로 가기 …                             before `header`: menus
//   OpenAI의 닷새, 샘 알트만 해고 및 복귀          the headline, above `header`
//   김주성 기자 / 2023.12.11 (월) 18:32        `header`: dates and bylines
//   예상치 못한 해고로 …                        `body`
//   해당 기사는 … / <저작권자 …>                `closing`
//   많이 본 기사 / 전체댓글 [4] …               `rest`
//
// A page has many dates (a clock in its menu, other articles, comments): the header is the dates
// and bylines that most prose follows. Positions are indexes into the lines; each is at most the
// next.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/extract/line/lines.h"

namespace seogo::indexer::extract {

struct Layout {
  bool dated = false;  // there is a header; otherwise header == body
  std::size_t header = 0;
  std::size_t body = 0;     // first line after the header
  std::size_t closing = 0;  // the text has ended; notes on it follow
  std::size_t rest = 0;     // the article has ended: other articles, comments
};

// Nothing if the page has neither a date or byline nor prose.
[[nodiscard]] std::optional<Layout> find_layout(const std::vector<Line>& lines);

}  // namespace seogo::indexer::extract

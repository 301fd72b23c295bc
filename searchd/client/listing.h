// A reply as a person reads it in a terminal.
//
//   12 articles, 3 ms
//
//   1. OpenAI의 닷새, 샘 알트만 해고 및 복귀
//      토큰포스트 · 2023-12-11 · 김주성 기자 · 16 likes · 4 comments · 2 other copies
//      이사회를 떠난 알트만은 …
//      | 사계절 2023-12-13: 기사 감사합니다!
//      https://www.tokenpost.kr/article-157500
//
// Style::terminal sets titles bold and marks in colour; Style::plain writes the same words without.
// Control characters of archived texts are left out: a terminal would obey them. Pure; safe to call
// from any thread.
#pragma once

#include <string>

#include "searchd/engine/request.h"

namespace seogo::searchd::client {

enum class Style { plain, terminal };

[[nodiscard]] std::string listing(const engine::Reply& reply, Style style);

}  // namespace seogo::searchd::client

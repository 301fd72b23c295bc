// "기사 1,234 · 댓글 56 · 제목·본문만": where words are looked for, each with how many there are.
// What narrows goes along; an order that the other kind does not have stays behind. Nothing on the
// front page. For one view; pure.
#pragma once

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] Html tabs(const View& view);

// Of comments: "기사당 하나씩", and back.
[[nodiscard]] Html one_per_article(const View& view);

}  // namespace seogo::searchd::page

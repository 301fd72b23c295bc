// What elements of a page say themselves: <time datetime>, rel=author, rel=tag, breadcrumbs.
//
//   <time datetime="2023-12-11T18:32:00+09:00">12월 11일</time>   published, "time datetime"
//   <a rel="category tag" href="/e">경제</a>                      section 경제, "rel category"
//
// Only what stands between the headline and the end of the article counts, and breadcrumbs above.
#pragma once

#include "indexer/extract/line/markers.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/tree.h"
#include "indexer/extract/told.h"

namespace seogo::indexer::extract {

struct HeaderPlace {
  NodeId title = 0;
  NodeId text = 0;  // the first sentence
  NodeId end = 0;   // one past the article's text
};

void read_visible_elements(const HtmlTree& tree, const HtmlDensity& density,
                           const HeaderPlace& place, MarkerReader& markers, Told& told);

}  // namespace seogo::indexer::extract

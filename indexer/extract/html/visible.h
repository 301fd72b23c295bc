// Title, authors, dates, counts, section and tags as a reader sees them on the page, for what
// metadata does not tell.
//
//   <div class="location">홈 &gt; 경제 &gt; 증권</div>      section 경제, "breadcrumb"
//   <h1>OpenAI의 닷새, 샘 알트만 해고 및 복귀</h1>             title, "h1"
//   <span>입력 2023.12.11 18:32</span> <em>김주성 기자</em>  published, authors, "header lines"
//   <a rel="tag">오픈AI</a>                              tag, "rel tag"
//
// Only empty fields are filled, and each filled one gets its origin. What stands between headline and
// text goes before what stands above or below them. A date that is none is no date. Pure; linear in
// the page.
#pragma once

#include "indexer/extract/html/body.h"
#include "indexer/extract/markup/tree.h"
#include "indexer/extract/origins.h"
#include "indexer/extract/profile.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

void read_visible(const HtmlTree& tree, const BodyPlace& body, const Profile& profile,
                  schema::Article& article, Origins& origins);

}  // namespace seogo::indexer::extract

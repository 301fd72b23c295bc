// What a page's meta tags and links say of it.
//
//   <meta property="og:title" content="돌담길에 핀 봄꽃 - 돌담신문">
//   <meta property="article:published_time" content="2024-04-02T09:30:00+09:00">
//   <meta property="dable:author" content="가온누"><link rel="canonical" href="https://doldam.kr/1">
//   → title 돌담길에 핀 봄꽃 - 돌담신문 (page_title.h cuts it), published, authors, url; origins
//     "meta og:title" …
//
// Open Graph, article:, Dublin Core, citation_, Twitter cards, and names that Korean sites use. The
// names stand in one table, the better ones first. Linear in the page; pure.
#pragma once

#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "indexer/extract/stated/page_identity.h"
#include "indexer/extract/statement.h"
#include "indexer/source/capture.h"

namespace seogo::indexer::extract {

[[nodiscard]] Statement read_open_graph(const HtmlTree& tree, const PageIdentity& page,
                                        const source::Capture& capture, const Profile& profile);

}  // namespace seogo::indexer::extract

// What a page's markup says of itself in microdata, or in RDFa of the same words.
//
//   <article itemscope itemtype="https://schema.org/NewsArticle">
//     <h1 itemprop="headline">돌담길에 핀 봄꽃</h1>
//     <span itemprop="author" itemscope itemtype="…/Person"><b itemprop="name">가온누 기자</b></span>
//     <time itemprop="datePublished" datetime="2024-04-02T09:30:00+09:00">4월 2일</time>
//   → title, authors {가온누, 기자}, published; origins "itemprop headline" …
//
// Of several articles the one counts whose address or headline agrees with the page; of several of
// which none does, none: they are a list. Text and comments are read by html/body.h and
// html/comments.h. Vocabulary: https://schema.org/NewsArticle. Linear in the page; pure.
#pragma once

#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "indexer/extract/stated/page_identity.h"
#include "indexer/extract/statement.h"
#include "indexer/source/capture.h"

namespace seogo::indexer::extract {

[[nodiscard]] Statement read_microdata(const HtmlTree& tree, const PageIdentity& page,
                                       const source::Capture& capture, const Profile& profile);

}  // namespace seogo::indexer::extract

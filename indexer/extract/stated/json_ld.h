// What a page tells machines of itself in JSON-LD.
//
//   <script type="application/ld+json">{"@type": "NewsArticle", "headline": "돌담길에 핀 봄꽃",
//     "author": {"@type": "Person", "name": "가온누 기자"}, "datePublished": "2024-04-02T09:30:00+09:00",
//     "publisher": {"@type": "Organization", "name": "돌담신문"}}</script>
//   → title, authors {가온누, 기자}, published, site 돌담신문; origin "json-ld NewsArticle.headline" …
//
// Of several articles the page's own is the one whose address or headline agrees with the page
// (page_identity.h), else the first that is not in a list. A block that cannot be mended is absent,
// and origins["json-ld"] says so. Its articleBody is in article.body: who merges decides what it is
// worth. Vocabulary: https://schema.org/NewsArticle. Linear in the blocks; deeper than
// schema::deepest_json or longer than 1 MiB, a block counts as broken.
#pragma once

#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "indexer/extract/stated/page_identity.h"
#include "indexer/extract/statement.h"
#include "indexer/source/capture.h"

namespace seogo::indexer::extract {

[[nodiscard]] Statement read_json_ld(const HtmlTree& tree, const PageIdentity& page,
                                     const source::Capture& capture, const Profile& profile);

// Whether a type of schema.org, as in NewsArticle or https://schema.org/NewsArticle, is an article.
[[nodiscard]] bool is_article_type(std::string_view type);

// NewsArticle of https://schema.org/NewsArticle.
[[nodiscard]] std::string_view bare_type(std::string_view type);

}  // namespace seogo::indexer::extract

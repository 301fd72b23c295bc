// The visible text of an article in an HTML page: where it stands, and what it says.
//
//   <div id="article-view-content-div"><p>(서울=연합뉴스) 홍길동 기자 = 첫눈이 왔다.</p>
//     <figure><img><figcaption>눈 내린 광장 [사진=가나일보]</figcaption></figure>
//     <h3>이사회의 결정</h3> … <div class="related">관련기사 …</div></div>
//   → origin "id article-view-content-div"; body 첫눈이 왔다. / 이사회의 결정 / …,
//     subheading 이사회의 결정, author 홍길동/기자, image credit 가나일보
//
// The subtree becomes lines (html/lines.h) that are read as those of a page saved as text: body.h.
// Linear in the page. Pure; Error(input) only for a date that is none and more lines than lines.h
// takes.
#pragma once

#include <string>

#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

struct BodyPlace {
  NodeId node = no_node;  // none: the page has no running text (a menu, a list, a login)
  std::string origin;     // "itemprop articleBody", "<article>", "text density"
};

[[nodiscard]] BodyPlace find_html_body(const HtmlTree& tree);

// Reads the text below `root` into article.body, subheadings and image_credits, and what marks
// among it say (authors, source_note, copyright …) into fields that are still empty.
void read_html_body(const HtmlTree& tree, NodeId root, const Profile& profile,
                    schema::Article& article);

}  // namespace seogo::indexer::extract

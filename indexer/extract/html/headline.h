// The headline of an HTML page among its lines.
//
//   <title>샘 알트만, 해고 및 복귀 - 가나일보</title> … <h1><a href=/>가나일보</a></h1>
//   <h3 class="tit_view">샘 알트만, 해고 및 복귀</h3>      → line of the h3, "h3"
//
// A heading counts by its rank, its name and how much of the document's title it says; without any,
// a line does that says most of the document's title, or the one that a page saved as text would
// have (headline.h). Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/html/lines.h"
#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

struct HtmlHeadline {
  std::size_t line = 0;  // the first of its lines
  std::string text;
  std::string origin;
};

// `text` is the line that the running text begins with; above the node `body` links are logos.
[[nodiscard]] std::optional<HtmlHeadline> find_html_headline(const HtmlTree& tree,
                                                             const HtmlLines& page,
                                                             std::size_t text, NodeId body,
                                                             std::string_view site);

}  // namespace seogo::indexer::extract

// The text of a piece of HTML, paragraph by paragraph: of a post or a comment, not of a page with
// chrome around its article.
//
//   <p>첫 문단<br>둘째 줄</p><h3>이사회의 결정</h3><ul><li>하나</ul>
//   → "첫 문단\n둘째 줄", "이사회의 결정" (a subheading), "하나"
//
// Block elements part paragraphs, as do two <br> in a row; headings are subheadings; captions, scripts
// and forms are left out. Pure.
#pragma once

#include <vector>

#include "indexer/extract/line/paragraphs.h"
#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

enum class LineEnds {
  spaces,  // as HTML has it
  breaks,  // a line end is a <br>, a blank line parts paragraphs: WordPress stores posts so
};

[[nodiscard]] std::vector<Paragraph> html_paragraphs(const HtmlTree& tree, NodeId root,
                                                     LineEnds line_ends = LineEnds::spaces);

}  // namespace seogo::indexer::extract

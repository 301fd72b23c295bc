// A part of an HTML page as lines, as those of a page saved as text (lines.h), so that both are read
// by the same rules.
//
//   <h3>이사회의 결정</h3><p>첫눈이<br>왔다.</p><ul><li>서울</ul><table><tr><th>구<td>명…
//   → {"이사회의 결정", heading} {"첫눈이"} {"왔다."} {"서울", mark U+2022, item} {"구 | 명", row}
//
// Blocks end lines and leave a blank one, <br> ends a line. Text is what the page says: entities
// resolved, white space squeezed. View::page has all that a reader sees; View::text leaves out what
// stands within a text and is none of it: link lists, share bars, ads, comments, buttons (named so,
// or mostly links), unless it holds over a third of the text and is no thread (html/thread.h).
// Linear, no recursion. Pure.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/markers.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

struct HtmlLines {
  std::string cleaned;  // what the lines view: moving it would leave them behind
  std::vector<Line> lines;
  std::vector<NodeId> nodes;  // the first text of each line

  HtmlLines() = default;
  HtmlLines(const HtmlLines&) = delete;
  HtmlLines& operator=(const HtmlLines&) = delete;
};

enum class View { page, text };

// The lines below `root`, as far as the node `end`, with their roles.
void read_html_lines(const HtmlTree& tree, const HtmlDensity& density, NodeId root, View view,
                     MarkerReader& markers, HtmlLines& out, NodeId end = no_node);

// Whether a table's cells are data and no layout: two rows or more of two short cells or more.
[[nodiscard]] bool is_data_table(const HtmlTree& tree, const HtmlDensity& density, NodeId table);

}  // namespace seogo::indexer::extract

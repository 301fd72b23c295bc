#include "indexer/extract/html/headline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/names.h"
#include "indexer/extract/text/headline.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t farthest_header = 12;  // lines from a date or byline to the text
constexpr std::uint64_t header_roles =
    bit(Role::published) | bit(Role::modified) | bit(Role::time) | bit(Role::byline);

struct Weight {
  std::string_view tag;
  double weight;
};
constexpr std::array heading_weights = {Weight{"h1", 9}, Weight{"h2", 3}, Weight{"h3", 2},
                                        Weight{"h4", 1}};
constexpr std::size_t longest_document = 1000;  // bytes of its title, each line is looked for in it
constexpr double said_weight = 12;              // all of the document's title
constexpr double named_weight = 4;              // class="article_title"
constexpr double linked_weight = -5;            // a logo
constexpr double least_said = 0.4;              // of a line that no markup calls a heading

// Headings and elements named headline around a line's first text, the innermost first.
struct Around {
  std::string_view tag;
  double weight = 0;
};

Around around(const HtmlTree& tree, NodeId node) {
  constexpr std::size_t farthest = 6;  // elements
  Around found;
  bool named = false;
  std::size_t steps = 0;
  for (NodeId n = tree[node].parent; n != no_node && steps < farthest;
       n = tree[n].parent, ++steps) {
    const std::string_view tag = tree[n].tag;
    if (tag == "nav" || tag == "aside" || tag == "footer") return {};
    const auto* const row = std::find_if(heading_weights.begin(), heading_weights.end(),
                                         [tag](const Weight& weight) { return weight.tag == tag; });
    if (row != heading_weights.end() && found.tag.empty()) found = {tag, row->weight};
    const Names names = names_of(tree, n);
    named = named || (has(names, Named::headline) && !has(names, Named::deck));
  }
  if (named && !found.tag.empty()) found.weight += named_weight;
  if (named && found.tag.empty()) found = {"class title", named_weight};
  return found;
}

// What part of the document's title a text says.
double said(std::string_view document, std::string_view text) {
  if (document.empty() || text.size() < 4 || document.find(text) == std::string_view::npos)
    return 0;
  return static_cast<double>(text.size()) / static_cast<double>(document.size());
}

// <h2><span class="cate">모임</span> <span class="tit">봄꽃 모임</span></h2>: of such a line the part
// that is named headline.
std::string named_within(const HtmlTree& tree, NodeId node, std::string_view line) {
  NodeId heading = node;
  for (std::size_t steps = 0; steps < 3 && heading != no_node; ++steps) {
    heading = tree[heading].parent;
    if (heading == no_node || tree[heading].tag.size() != 2 || tree[heading].tag[0] != 'h')
      continue;
    for (NodeId n = heading + 1; n < tree[heading].end; ++n) {
      const Names names = names_of(tree, n);
      if (!has(names, Named::headline) || has(names, Named::deck)) continue;
      std::string text = tree.text(n);
      if (is_headline_like(text) && text.size() < line.size() && line.ends_with(text)) return text;
    }
    break;
  }
  return std::string(line);
}

// "봄꽃 모임 > 자유게시판", which only readers of screens are told, where 봄꽃 모임 stands on the page.
void shorten_trail(const HtmlLines& page, std::size_t end, HtmlHeadline& best) {
  const std::size_t cut = best.text.find(" > ");
  if (cut == std::string::npos) return;
  const std::string_view start = std::string_view(best.text).substr(0, cut);
  for (std::size_t i = 0; i < end; ++i) {
    if (!page.lines[i].text.ends_with(start) || !is_headline_like(start)) continue;
    best.line = i;
    best.text.resize(cut);
    return;
  }
}

bool is_beside(const HtmlTree& tree, NodeId node) {
  for (NodeId n = tree[node].parent; n != no_node; n = tree[n].parent)
    if (tree[n].tag == "nav" || tree[n].tag == "aside" || tree[n].tag == "footer") return true;
  return false;
}

std::optional<HtmlHeadline> as_in_text(const HtmlTree& tree, const HtmlLines& page,
                                       std::size_t text, std::string_view site) {
  constexpr std::size_t farthest = 80;  // lines above the text
  if (text >= page.lines.size()) return std::nullopt;
  std::vector<Line> lines = page.lines;
  for (std::size_t i = text > farthest ? text - farthest : 0; i < text; ++i)
    if (lines[i].linked || is_beside(tree, page.nodes[i])) lines[i].roles |= bit(Role::chrome);
  Layout layout;
  layout.header = layout.body = text;
  layout.closing = layout.rest = page.lines.size();
  for (std::size_t i = text; i-- > 0 && i + farthest_header >= text;) {
    if ((page.lines[i].roles & header_roles) == 0) continue;
    if (!layout.dated) layout.body = i + 1;
    layout.dated = true;
    layout.header = i;
  }
  const auto found = find_headline(lines, layout, site);
  // A text's first sentence is no headline of a page.
  if (!found || found->lines.empty() || found->lines.front() >= text) return std::nullopt;
  return HtmlHeadline{found->lines.front(), std::string(found->title), "lines"};
}

}  // namespace

std::optional<HtmlHeadline> find_html_headline(const HtmlTree& tree, const HtmlLines& page,
                                               std::size_t text, NodeId body,
                                               std::string_view site) {
  const NodeId title = tree.find("title");
  const std::string document =
      title < tree.size()
          ? std::string(schema::trimmed(clean(schema::head(tree.text(title), longest_document))))
          : std::string();
  std::optional<HtmlHeadline> best;
  double best_weight = 0;
  const std::size_t end = std::min(page.lines.size(), text + 1);
  for (std::size_t i = 0; i < end; ++i) {
    const Line& line = page.lines[i];
    const std::size_t length = characters(line.text.substr(0, 1200));
    if (length == 0 || length > 200 || line.whole() == site || is_number(line.text)) continue;
    const double share = said(document, line.whole());
    // "본문", "페이지 정보": headings for those who do not see the page.
    if (share == 0 && line.roles != 0 && !document.empty()) continue;
    if (i == text && line.shape != Shape::heading && share == 0) continue;
    if (line.roles != 0 && line.shape != Shape::heading && share < 0.5) continue;
    const Around at = around(tree, page.nodes[i]);
    if (at.weight == 0 && (share < least_said || !is_headline_like(line.text))) continue;
    const double weight = at.weight + share * said_weight +
                          (line.linked && page.nodes[i] < body ? linked_weight : 0.0);
    // Of equals the nearest above the text counts, but within it the first.
    const bool within = best && page.nodes[best->line] >= body;
    if (weight <= 0 || weight < best_weight || (within && weight <= best_weight)) continue;
    best_weight = weight;
    best = HtmlHeadline{i, std::string(line.whole()),
                        at.tag.empty() ? std::string("line of <title>") : std::string(at.tag)};
  }
  if (best) shorten_trail(page, end, *best);
  if (best) best->text = named_within(tree, page.nodes[best->line], best->text);
  // A page with headings that say nothing is not without structure: its headline is not to be seen.
  const bool structured = tree.find("h1") < tree.size() || tree.find("h2") < tree.size();
  return best || structured ? best : as_in_text(tree, page, text, site);
}

}  // namespace seogo::indexer::extract

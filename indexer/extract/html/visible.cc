#include "indexer/extract/html/visible.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "indexer/extract/html/headline.h"
#include "indexer/extract/html/lines.h"
#include "indexer/extract/html/visible_elements.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/names.h"
#include "indexer/extract/told.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;

constexpr std::size_t above_title = 6;  // lines that may tell of the article
constexpr std::size_t above_text = 20;  // where there is no title
constexpr std::size_t below_text = 12;
constexpr std::size_t longest_piece = 160;  // bytes
constexpr std::size_t longest_row = 600;    // bytes
constexpr std::string_view cell_end = " | ";

constexpr std::uint64_t told_roles =
    bit(Role::published) | bit(Role::modified) | bit(Role::time) | bit(Role::byline) |
    bit(Role::dateline) | bit(Role::section) | bit(Role::likes) | bit(Role::dislikes) |
    bit(Role::comment_count) | bit(Role::shares) | bit(Role::views) | bit(Role::tags);
constexpr std::uint64_t below_roles = told_roles & ~bit(Role::section);

class VisibleReader {
 public:
  VisibleReader(const HtmlTree& tree, const BodyPlace& body, const Profile& profile)
      : tree_(tree),
        body_(body),
        site_(profile.site()),
        density_(tree),
        markers_(profile.markers()) {
    const NodeId root = tree.find("body");
    read_html_lines(tree, density_, root < tree.size() ? root : 0, View::page, markers_, page_);
    find_text();
  }

  void read(Article& article, Origins& origins) {
    read_rows();
    read_title();
    read_lines();
    read_copyright();
    const NodeId end = body_.node == no_node ? tree_.size() : tree_[body_.node].end;
    read_visible_elements(tree_, density_,
                          {title_node_ == no_node ? 0 : title_node_, text_node_, end}, markers_,
                          told_);
    told_.fill(article, origins);
  }

 private:
  // The lines [text_, after_) hold the article's text.
  void find_text() {
    const std::vector<Line>& lines = page_.lines;
    text_ = after_ = lines.size();
    if (body_.node == no_node) return;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (page_.nodes[i] < body_.node) continue;
      if (page_.nodes[i] >= tree_[body_.node].end) {
        after_ = i;
        break;
      }
      if (text_ == lines.size() && lines[i].roles == 0 && !lines[i].linked &&
          lines[i].shape != Shape::caption && lines[i].shape != Shape::heading &&
          (is_prose(lines[i].text) || ends_sentence(lines[i].text)))
        text_ = i;
    }
    text_ = std::min(text_, after_);
    text_node_ = text_ < lines.size() ? page_.nodes[text_] : tree_.size();
  }

  // "글쓴이 | 이든솔 | 작성일 | 2019-04-05": tables of what is told of the text below them.
  void read_rows() {
    Article read;
    for (std::size_t i = text_ - std::min(text_, above_text); i < text_; ++i) {
      const Line& line = page_.lines[i];
      if (line.shape != Shape::row || line.text.size() > longest_row) continue;
      std::string_view rest = line.text;
      while (true) {
        const std::size_t bar = rest.find(cell_end);
        const std::string_view label = rest.substr(0, bar);
        take_marks(markers_.read(label), line, told_roles, read);
        if (bar == std::string_view::npos) break;
        rest.remove_prefix(bar + cell_end.size());
        const std::string row = fmt::format("{}: {}", label, rest.substr(0, rest.find(cell_end)));
        take_marks(markers_.read(row), line, told_roles | bit(Role::title), read);
      }
    }
    told_.tell(told_.article.title, read.title, "title", "table of the header");
    told_.tell_all(read, "table of the header");
  }

  // "Copyright © 가나일보", as pages end.
  void read_copyright() {
    for (std::size_t i = after_; i < page_.lines.size(); ++i)
      if ((page_.lines[i].roles & bit(Role::copyright)) != 0)
        told_.tell(told_.article.site, site_of(page_.lines[i].whole()), "site",
                   "the page's copyright line");
  }

  void read_title() {
    const auto found = find_html_headline(tree_, page_, text_, body_.node, site_);
    if (!found) return;
    title_line_ = found->line;
    title_node_ = page_.nodes[found->line];
    told_.tell(told_.article.title, found->text, "title", found->origin);
    read_deck();
  }

  // Second headlines: named so, or headings right below the first.
  void read_deck() {
    std::string deck;
    std::string origin;
    for (std::size_t i = *title_line_ + 1; i < std::min(text_, *title_line_ + 6); ++i) {
      const Line& line = page_.lines[i];
      const bool named = named_around(page_.nodes[i], Named::deck);
      const bool heading = i == *title_line_ + 1 && is_lower_heading(page_.nodes[i]);
      if (line.roles != 0 || line.linked || !(named || heading) ||
          line.text == told_.article.title || !is_headline_like(line.text))
        continue;
      if (!deck.empty()) deck += '\n';
      deck += line.text;
      origin = named ? "class subtitle" : "heading below the title";
    }
    told_.tell(told_.article.subtitle, deck, "subtitle", origin);
  }

  [[nodiscard]] NodeId heading_of(NodeId node) const {
    std::size_t steps = 0;
    for (NodeId n = tree_[node].parent; n != no_node && steps < 6; n = tree_[n].parent, ++steps)
      if (tree_[n].tag.size() == 2 && tree_[n].tag[0] == 'h' && tree_[n].tag[1] >= '1' &&
          tree_[n].tag[1] <= '6')
        return n;
    return no_node;
  }

  // <h1>…</h1><h2>, side by side.
  [[nodiscard]] bool is_lower_heading(NodeId node) const {
    const NodeId own = heading_of(node);
    const NodeId title = heading_of(title_node_);
    return own != no_node && title != no_node && tree_[own].parent == tree_[title].parent &&
           tree_[own].tag[1] == tree_[title].tag[1] + 1;
  }

  [[nodiscard]] bool named_around(NodeId node, Named named) const {
    std::size_t steps = 0;
    for (NodeId n = tree_[node].parent; n != no_node && steps < 4; n = tree_[n].parent, ++steps)
      if (has(names_of(tree_, n), named)) return true;
    return false;
  }

  // What stands between the headline and the text is sure; what is above or below them may be
  // another's and counts if nothing else tells.
  void read_lines() {
    const std::size_t top = title_line_ ? *title_line_ + 1 : text_ - std::min(text_, above_text);
    if (body_.node == no_node && !title_line_) return;
    const std::size_t end =
        body_.node == no_node ? std::min(page_.lines.size(), top + below_text) : text_;
    read_marks(top, end, told_roles, "header");
    if (title_line_ && body_.node != no_node) read_pieces("header");
    if (title_line_)
      read_marks(*title_line_ - std::min(*title_line_, above_title), *title_line_, told_roles,
                 "above the title");
    if (body_.node == no_node) return;
    std::size_t below = after_;
    while (below < std::min(page_.lines.size(), after_ + below_text) &&
           (page_.lines[below].roles & (bit(Role::tail) | bit(Role::related))) == 0 &&
           !named_around(page_.nodes[below], Named::comments))
      ++below;
    read_marks(after_, below, below_roles, "below the text");
  }

  // "새벽별 <span>2017.05.15 01:22</span> <span>조회 수 442</span>", "글 이든솔 기자 | 사진 하람": a
  // line that is not all furniture may have pieces that are.
  void read_pieces(const std::string& origin) {
    Article read;
    for (NodeId n = title_node_; n < text_node_; ++n) {
      if (!tree_[n].is_text() || tree_[n].text.size() > longest_piece) continue;
      const std::string cleaned = clean(tree_[n].text);
      for (std::size_t at = 0; at < cleaned.size();) {
        const std::size_t end = std::min(cleaned.find('|', at), cleaned.size());
        Line line;
        line.text = schema::trimmed(std::string_view(cleaned).substr(at, end - at));
        take_marks(markers_.read(line.text), line, told_roles, read);
        at = end + 1;
      }
    }
    told_.tell_all(read, origin);
  }

  void read_marks(std::size_t from, std::size_t to, std::uint64_t wanted,
                  const std::string& origin) {
    Article read;
    for (std::size_t i = from; i < to; ++i) {
      const Line& line = page_.lines[i];
      if (line.roles != 0) {
        take_marks(markers_.read(line.text), line, wanted, read);
      } else if (i > from && page_.lines[i - 1].roles != 0 && is_number(line.text)) {
        // "댓글" and "4" are one count.
        const std::string pair =
            std::string(page_.lines[i - 1].text) + " " + std::string(line.text);
        take_marks(markers_.read(pair), line, wanted, read);
      }
    }
    told_.tell_all(read, origin);
  }

  static void take_marks(const std::vector<Mark>& marks, const Line& line, std::uint64_t wanted,
                         Article& read) {
    for (const Mark& mark : marks)
      if ((bit(mark.role) & wanted) != 0 && !mark.no_such_day) take(mark, line, read);
  }

  const HtmlTree& tree_;
  const BodyPlace& body_;
  std::string site_;
  HtmlDensity density_;
  MarkerReader markers_;
  HtmlLines page_;
  std::size_t text_ = 0;   // the line that the text begins with
  std::size_t after_ = 0;  // the line behind it
  NodeId text_node_ = 0;
  std::optional<std::size_t> title_line_;
  NodeId title_node_ = no_node;
  Told told_;
};

}  // namespace

void read_visible(const HtmlTree& tree, const BodyPlace& body, const Profile& profile,
                  Article& article, Origins& origins) {
  VisibleReader(tree, body, profile).read(article, origins);
}

}  // namespace seogo::indexer::extract

#include "indexer/extract/html/lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/extract/html/line_writer.h"
#include "indexer/extract/html/thread.h"
#include "indexer/extract/markup/names.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::uint32_t longest_cell = 400;     // bytes; longer ones are a layout's
constexpr std::uint32_t longest_caption = 500;  // bytes

enum class Kind : std::uint8_t {
  inline_text,
  block,  // leaves a blank line
  line,   // ends a line
  heading,
  item,
  table,
  row,
  cell,
  verbatim,
  strong,
  caption,
  picture,
  unseen,  // by readers of any view
  chrome,  // within a text
};

struct Tags {
  Kind kind;
  std::string_view words;
};

constexpr std::array tag_rows = {
    Tags{Kind::block,
         "p div section article main blockquote ul ol dl body html center hr header "
         "fieldset details address hgroup"},
    Tags{Kind::line, "dt dd summary legend form tbody thead tfoot"},
    Tags{Kind::heading, "h1 h2 h3 h4 h5 h6"},
    Tags{Kind::item, "li"},
    Tags{Kind::table, "table"},
    Tags{Kind::row, "tr"},
    Tags{Kind::cell, "td th"},
    Tags{Kind::verbatim, "pre listing xmp"},
    Tags{Kind::strong, "strong b"},
    Tags{Kind::caption, "figcaption caption"},
    Tags{Kind::picture, "figure"},
    Tags{Kind::unseen,
         "script style template noscript iframe object svg head noframes video audio "
         "canvas map select datalist textarea input math"},
    Tags{Kind::chrome, "nav footer aside button"},
};

Kind kind_of(std::string_view tag) {
  static const std::unordered_map<std::string_view, Kind> kinds = [] {
    std::unordered_map<std::string_view, Kind> out;
    for (const Tags& row : tag_rows) {
      std::string_view rest = row.words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        out[rest.substr(0, end)] = row.kind;
        rest.remove_prefix(std::min(rest.size(), end + 1));
      }
    }
    return out;
  }();
  const auto found = kinds.find(tag);
  return found == kinds.end() ? Kind::inline_text : found->second;
}

class Walk {
 public:
  Walk(const HtmlTree& tree, const HtmlDensity& density, NodeId root, NodeId end, View view)
      : tree_(tree), density_(density), root_(root), end_(end), view_(view) {
    whole_ = density.of(root).bytes;
  }

  void run(LineWriter& out) {
    out_ = &out;
    for (NodeId n = root_; n < end_;) {
      while (!open_.empty() && open_.back().end <= n) close();
      const Node& node = tree_[n];
      if (node.is_text()) {
        write(n);
        ++n;
      } else if (n != root_ && is_left_out(n)) {
        // What is hidden may have stood between two words all the same.
        n = node.end;
      } else {
        enter(n);
        ++n;
      }
    }
    while (!open_.empty()) close();
    out.end_line();
  }

 private:
  struct Open {
    NodeId end = 0;
    Kind kind = Kind::inline_text;
    TextStyle style;
    bool data = false;  // a data table's
  };

  [[nodiscard]] Open state() const { return open_.empty() ? Open{} : open_.back(); }

  void write(NodeId n) {
    const std::string_view text = tree_[n].text;
    if (image_parent_ != no_node && !is_blank_text(text)) image_parent_ = no_node;
    out_->text(text, n, state().style);
  }

  void enter(NodeId n) {
    const Node& node = tree_[n];
    if (node.tag.empty()) return;  // the page itself
    if (node.tag == "img") image_parent_ = node.parent;
    Open next = state();
    next.end = node.end;
    next.kind = kind_of(node.tag);
    if (node.tag == "br") {
      if (next.data || next.style.shape == Shape::heading)
        out_->space();
      else if (after_break(n))
        out_->blank_line();
      else
        out_->end_line();
      return;
    }
    if (next.kind == Kind::inline_text && is_caption_below(n)) next.kind = Kind::caption;
    if (next.kind == Kind::table) next.data = is_data_table(tree_, density_, n);
    shape_of(n, next);
    if (view_ == View::page && next.kind == Kind::inline_text && follows_element(n)) out_->space();
    next.style.linked = next.style.linked || leads_away(tree_, n);
    next.style.strong = next.style.strong || next.kind == Kind::strong;
    next.style.verbatim = next.style.verbatim || next.kind == Kind::verbatim;
    break_at(next);
    if (node.end > n + 1) open_.push_back(next);
  }

  // "<span>홍길동 기자</span><span>2023.12.11</span>": pages space them by style.
  [[nodiscard]] bool follows_element(NodeId n) const {
    return n > 0 && n != root_ && tree_[n].tag != "b" && tree_[n].tag != "font" &&
           closed_end_ == n && n > tree_[n].parent + 1;
  }

  [[nodiscard]] bool after_break(NodeId n) const {
    NodeId before = n;
    while (before-- > 0) {
      const Node& node = tree_[before];
      if (node.tag == "br") return true;
      if (!node.is_text() || !is_blank_text(node.text)) return false;
    }
    return false;
  }

  void shape_of(NodeId n, Open& next) {
    if (next.style.shape == Shape::caption) return;
    const Density here = density_.of(n);
    if (next.kind == Kind::caption || is_picture_box(n, here))
      next.style.shape = Shape::caption;
    else if (next.kind == Kind::heading)
      next.style.shape = Shape::heading;
    else if (next.data)
      next.style.shape = Shape::row;
    else if (next.kind == Kind::item)
      next.style.shape = Shape::item;
    else if (next.kind == Kind::verbatim)
      next.style.shape = Shape::verbatim;
  }

  // A picture with the words that belong to it: <figure>, a box called so, an old table of two rows.
  [[nodiscard]] bool is_picture_box(NodeId n, const Density& here) const {
    const Node& node = tree_[n];
    if (here.bytes > longest_caption || here.heads > 0 || n == root_) return false;
    const Kind kind = kind_of(node.tag);
    if (kind == Kind::picture) return true;
    const bool block = kind == Kind::block || kind == Kind::inline_text || kind == Kind::line;
    const Names names = names_of(tree_, n);
    if (block && has(names, Named::caption)) return true;
    if (here.images == 0) return false;
    if (block && kind != Kind::inline_text && has(names, Named::picture)) return true;
    return kind == Kind::table && here.tables == 1 && has_single_cells(n) && !is_running(n);
  }

  // Captions are a sentence or none: a picture in a table with more is one of the text's.
  [[nodiscard]] bool is_running(NodeId table) const {
    const std::string text = tree_.text(table);
    std::size_t ends = 0;
    for (const std::string_view end : {"다.", "요.", "까?", "죠."})
      for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at + 1))
        ++ends;
    return ends >= 2;
  }

  [[nodiscard]] bool has_single_cells(NodeId table) const {
    NodeId row = no_node;
    for (NodeId n = table; n < tree_[table].end; ++n) {
      if (tree_[n].tag == "th") return false;
      if (tree_[n].tag != "td") continue;
      if (tree_[n].parent == row) return false;
      row = tree_[n].parent;
    }
    return true;
  }

  // <img><em>눈 내린 광장</em>
  [[nodiscard]] bool is_caption_below(NodeId n) const {
    return tree_[n].tag == "em" && image_parent_ == tree_[n].parent &&
           density_.of(n).bytes <= longest_caption;
  }

  void break_at(const Open& at) {
    switch (at.kind) {
      case Kind::inline_text:
      case Kind::strong:
        break;
      case Kind::item:
        if (at.data) break;
        out_->end_line();
        out_->bullet();
        break;
      case Kind::line:
        if (!at.data) out_->end_line();
        break;
      case Kind::row:
        at.data ? out_->end_line() : out_->blank_line();
        break;
      case Kind::cell:
        at.data ? out_->separate() : out_->blank_line();
        break;
      case Kind::table:
        out_->blank_line();
        break;
      default:
        if (at.data)
          out_->space();
        else
          out_->blank_line();
    }
  }

  void close() {
    const Open at = open_.back();
    open_.pop_back();
    closed_end_ = at.end;
    if (at.kind == Kind::cell && at.data) return;
    if (at.kind == Kind::item && !at.data)
      out_->end_line();
    else
      break_at(at);
  }

  [[nodiscard]] bool is_left_out(NodeId n) const {
    const Node& node = tree_[n];
    const Kind kind = kind_of(node.tag);
    if (kind == Kind::unseen) return true;
    if (node.attributes > 0 && is_hidden(tree_, n)) return true;
    if (view_ == View::page) return false;
    if (kind == Kind::chrome) return !is_most(n, 3);
    const bool block = kind == Kind::block || kind == Kind::table || kind == Kind::line ||
                       kind == Kind::item || kind == Kind::row || kind == Kind::cell;
    if (!block) return false;
    if (is_most(n, 3)) return node.attributes > 0 && threads().is_thread(n);
    const Density here = density_.of(n);
    if (node.tag == "header" && here.heads > 0) return true;
    const bool holder = node.tag != "p" && (kind == Kind::block || kind == Kind::table);
    if (holder && here.mostly_links()) return true;
    const Names names = names_of(tree_, n);
    return has(names, Named::furniture) || has(names, Named::comments) || has(names, Named::tags) ||
           has(names, Named::trail);
  }

  // Few pages have blocks that ask for it.
  [[nodiscard]] const HtmlThreads& threads() const {
    if (!threads_) threads_.emplace(tree_, density_);
    return *threads_;
  }

  [[nodiscard]] bool is_most(NodeId n, std::uint32_t share) const {
    return std::uint64_t{density_.of(n).bytes} * share > whole_;
  }

  const HtmlTree& tree_;
  const HtmlDensity& density_;
  NodeId root_;
  NodeId end_;
  View view_;
  std::uint32_t whole_ = 0;
  LineWriter* out_ = nullptr;
  std::vector<Open> open_;
  mutable std::optional<HtmlThreads> threads_;
  NodeId closed_end_ = no_node;
  NodeId image_parent_ = no_node;  // of the last image, if no text has followed it
};

}  // namespace

bool is_data_table(const HtmlTree& tree, const HtmlDensity& density, NodeId table) {
  if (density.of(table).tables != 1) return false;  // one within another is layout
  std::size_t rows = 0;
  std::size_t wide_rows = 0;
  std::size_t cells = 0;
  for (NodeId n = table; n < tree[table].end; ++n) {
    const std::string_view tag = tree[n].tag;
    if (tag == "tr") {
      ++rows;
      cells = 0;
    } else if (tag == "td" || tag == "th") {
      if (density.of(n).bytes > longest_cell) return false;
      if (++cells == 2) ++wide_rows;
    }
  }
  return rows >= 2 && wide_rows * 2 > rows;
}

void read_html_lines(const HtmlTree& tree, const HtmlDensity& density, NodeId root, View view,
                     MarkerReader& markers, HtmlLines& out, NodeId end) {
  LineWriter writer;
  Walk(tree, density, root, std::min(end, tree[root].end), view).run(writer);
  out.cleaned = clean(writer.page());
  out.lines = split(out.cleaned);
  out.nodes.clear();
  out.nodes.reserve(out.lines.size());
  for (Line& line : out.lines) {
    const LineDraft& draft = writer.draft(line.number);
    line.shape = draft.shape;
    if (line.shape == Shape::none)
      line.shape = draft.strong == draft.bytes ? Shape::strong : Shape::plain;
    // "▶<a>돌담길 다시 열린다</a>": a mark written before a link is part of it.
    const bool bullet = line.shape == Shape::item && line.mark == U'•';
    const std::uint64_t mark = bullet ? 0 : line.mark_bytes;
    line.linked = draft.linked > 0 && (draft.linked + mark) * 10 >= std::uint64_t{draft.bytes} * 9;
    line.roles = roles_of(markers.read(line.text));
    out.nodes.push_back(draft.node);
  }
}

}  // namespace seogo::indexer::extract

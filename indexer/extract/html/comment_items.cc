#include "indexer/extract/html/comment_items.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/markup/names.h"
#include "indexer/extract/text/comment_head.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t longest_head = 160;      // bytes of a text that tells a time
constexpr std::uint32_t longest_author = 120;  // bytes of an element that is an author's name

template <std::size_t N>
bool among(std::string_view tag, const std::array<std::string_view, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}
constexpr std::array<std::string_view, 12> block_tags = {
    "div", "ul", "ol", "li", "section", "article", "dl", "table", "tbody", "tr", "td", "aside"};
constexpr std::array<std::string_view, 6> list_tags = {"ul", "ol", "tbody", "table", "body", "dl"};
constexpr std::array<std::string_view, 3> item_tags = {"li", "article", "tr"};

struct Anchor {
  NodeId node = no_node;
  bool dated = false;
  bool sure = false;
};

struct Scope {
  NodeId first = 0;
  NodeId end = 0;
};

class ItemFinder {
 public:
  ItemFinder(const HtmlTree& tree, const HtmlDensity& density, NodeId body, MarkerReader& markers)
      : tree_(tree), density_(density), body_(body), markers_(markers) {}

  CommentItems find() {
    find_scopes();
    find_anchors();
    count_anchors();
    for (std::size_t i = 0; i < anchors_.size(); ++i) add_item(i);
    relate();
    found_.origin = typed_ ? "itemtype Comment" : "class comment";
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_typed(NodeId n) const {
    const std::string_view type = tree_.attribute(n, "itemtype");
    return type.ends_with("/Comment") || type.ends_with("/UserComments");
  }

  void find_scopes() {
    for (NodeId n = 0; n < tree_.size();) {
      const Node& node = tree_[n];
      const bool around_text = body_ != no_node && n <= body_ && body_ < node.end;
      if (node.attributes == 0 || around_text || !among(node.tag, block_tags)) {
        ++n;
        continue;
      }
      const bool typed = is_typed(n);
      if (typed || has(names_of(tree_, n), Named::comments)) {
        typed_ = typed_ || typed;
        scopes_.push_back({n, node.end});
        n = node.end;
      } else {
        ++n;
      }
    }
  }

  // Times: those in elements called so, if there are any; else authors.
  void find_anchors() {
    std::vector<Anchor> times;
    std::vector<Anchor> authors;
    for (const Scope& scope : scopes_) {
      NodeId date_end = 0;
      NodeId author_end = 0;
      for (NodeId n = scope.first; n < scope.end;) {
        const Node& node = tree_[n];
        if (is_unseen(node.tag)) {
          n = node.end;
          continue;
        }
        if (node.is_text()) {
          if (reads_as_time(n)) times.push_back({n, true, n < date_end});
          if (n < author_end && !schema::trimmed(node.text).empty()) {
            authors.push_back({n, false, true});
            author_end = 0;
          }
        } else {
          const Names names = node.attributes == 0 ? 0 : names_of(tree_, n);
          if ((node.tag == "time" || has(names, Named::date)) &&
              density_.of(n).bytes <= longest_head)
            date_end = std::max(date_end, node.end);
          if (has(names, Named::author) && density_.of(n).bytes <= longest_author &&
              n >= author_end)
            author_end = node.end;
        }
        ++n;
      }
    }
    const bool sure =
        std::any_of(times.begin(), times.end(), [](const Anchor& anchor) { return anchor.sure; });
    if (sure) std::erase_if(times, [](const Anchor& anchor) { return !anchor.sure; });
    // Two texts of one date element (2023.12.13 / 20:42) are one time.
    std::vector<Anchor> single;
    for (const Anchor& anchor : times)
      if (single.empty() || tree_[single.back().node].parent != tree_[anchor.node].parent)
        single.push_back(anchor);
    anchors_ = single.empty() ? std::move(authors) : std::move(single);
  }

  bool reads_as_time(NodeId n) {
    const std::string_view text = tree_[n].text;
    if (text.size() > longest_head || schema::trimmed(text).empty()) return false;
    const NodeId parent = tree_[n].parent;
    if (tree_[parent].tag == "time" && tree_.has_attribute(parent, "datetime")) return true;
    const std::string cleaned = clean(text);
    Line line;
    line.text = schema::trimmed(cleaned);
    if (line.text.empty()) return false;
    line.roles = roles_of(markers_.read(line.text));
    return read_comment_head(line, markers_).has_value();
  }

  void count_anchors() {
    before_.resize(tree_.size() + 1);
    std::size_t next = 0;
    for (NodeId n = 0; n < tree_.size(); ++n) {
      before_[n] = static_cast<std::uint32_t>(next);
      while (next < anchors_.size() && anchors_[next].node == n) ++next;
    }
    before_[tree_.size()] = static_cast<std::uint32_t>(next);
  }
  [[nodiscard]] std::uint32_t anchors_in(NodeId n) const {
    return before_[tree_[n].end] - before_[n];
  }

  // Each element is climbed for one anchor only: the single or the first one in it.
  void add_item(std::size_t index) {
    const NodeId anchor = anchors_[index].node;
    const auto scope =
        std::upper_bound(scopes_.begin(), scopes_.end(), anchor,
                         [](NodeId node, const Scope& row) { return node < row.first; }) -
        1;
    NodeId item = no_node;
    bool single = true;
    for (NodeId n = tree_[anchor].parent; n != no_node && n >= scope->first; n = tree_[n].parent) {
      if (before_[n] != index) break;
      single = single && anchors_in(n) == 1;
      if (single) {
        if (among(tree_[n].tag, list_tags)) break;
        item = n;
        if (is_typed(n)) break;
      } else if (among(tree_[n].tag, item_tags) || is_typed(n) || is_called_item(n)) {
        item = n;
        break;
      } else if (among(tree_[n].tag, list_tags)) {
        break;
      }
    }
    if (item == no_node) return;
    CommentItem found;
    found.node = item;
    found.anchor = anchor;
    found.dated = anchors_[index].dated;
    found.end = tree_[item].end;
    if (anchors_in(item) > 1) found.end = others_begin(item, index);
    found_.items.push_back(found);
  }

  // <div class="comment_item"> among others of the same name.
  [[nodiscard]] bool is_called_item(NodeId n) const {
    const std::string_view name = tree_.attribute(n, "class");
    const NodeId next = tree_[n].end;
    const NodeId parent = tree_[n].parent;
    return !name.empty() && has(names_of(tree_, n), Named::comments) && parent != no_node &&
           ((next < tree_[parent].end && tree_.attribute(next, "class") == name) ||
            name.find("item") != std::string_view::npos);
  }

  // The child of `item` that the next comment's anchor stands in.
  [[nodiscard]] NodeId others_begin(NodeId item, std::size_t index) const {
    const NodeId next = anchors_[index + 1].node;
    NodeId child = next;
    for (NodeId n = next; n != item; n = tree_[n].parent) {
      if (before_[n] <= index) break;
      child = n;
    }
    return child;
  }

  // How many elements called replies stand around each node of a scope, itself included.
  std::vector<std::size_t> depths() const {
    std::vector<std::size_t> depth(tree_.size());
    for (const Scope& scope : scopes_)
      for (NodeId n = scope.first; n < scope.end; ++n) {
        depth[n] = n == scope.first ? 0 : depth[tree_[n].parent];
        if (tree_[n].attributes > 0 && has(names_of(tree_, n), Named::reply)) ++depth[n];
      }
    return depth;
  }

  // Boards set replies in by style.
  [[nodiscard]] bool is_set_in(NodeId n) const {
    const std::string_view style = tree_.attribute(n, "style");
    for (const std::string_view in : {"margin-left:", "padding-left:"})
      if (const std::size_t at = style.find(in); at != std::string_view::npos) {
        const std::size_t digit = style.find_first_not_of(' ', at + in.size());
        if (digit < style.size() && style[digit] >= '1' && style[digit] <= '9') return true;
      }
    return false;
  }

  // By nesting, else by names among siblings.
  void relate() {
    std::vector<CommentItem>& items = found_.items;
    std::vector<std::size_t> open;
    bool nested = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      while (!open.empty() && tree_[items[open.back()].node].end <= items[i].node) open.pop_back();
      if (!open.empty()) items[i].above = open.back();
      nested = nested || !open.empty();
      open.push_back(i);
    }
    if (nested || items.empty()) return;
    const std::vector<std::size_t> all = depths();
    std::vector<std::size_t> depths;
    for (const CommentItem& item : items)
      depths.push_back(all[item.node] + (is_set_in(item.node) ? 1 : 0));
    const std::size_t base = *std::min_element(depths.begin(), depths.end());
    std::size_t top = CommentItem::no_comment;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (depths[i] > base && top != CommentItem::no_comment)
        items[i].above = top;
      else
        top = i;
    }
  }

  const HtmlTree& tree_;
  const HtmlDensity& density_;
  NodeId body_;
  MarkerReader& markers_;
  std::vector<Scope> scopes_;
  std::vector<Anchor> anchors_;
  std::vector<std::uint32_t> before_;  // anchors before each node
  bool typed_ = false;
  CommentItems found_;
};

}  // namespace

CommentItems find_comment_items(const HtmlTree& tree, const HtmlDensity& density, NodeId body,
                                MarkerReader& markers) {
  return ItemFinder(tree, density, body, markers).find();
}

}  // namespace seogo::indexer::extract

#include "indexer/extract/html/paragraphs.h"

#include <algorithm>
#include <array>

#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

enum class Tag { inline_text, block, heading, line_break, left_out };

struct TagRow {
  std::string_view name;
  Tag tag;
};
constexpr std::array<TagRow, 52> tag_rows = {{
    {"address", Tag::block},    {"article", Tag::block},     {"aside", Tag::block},
    {"audio", Tag::left_out},   {"blockquote", Tag::block},  {"body", Tag::block},
    {"br", Tag::line_break},    {"button", Tag::left_out},   {"canvas", Tag::left_out},
    {"caption", Tag::left_out}, {"center", Tag::block},      {"dd", Tag::block},
    {"details", Tag::block},    {"div", Tag::block},         {"dl", Tag::block},
    {"dt", Tag::block},         {"fieldset", Tag::block},    {"figcaption", Tag::left_out},
    {"figure", Tag::block},     {"footer", Tag::block},      {"form", Tag::left_out},
    {"h1", Tag::heading},       {"h2", Tag::heading},        {"h3", Tag::heading},
    {"h4", Tag::heading},       {"h5", Tag::heading},        {"h6", Tag::heading},
    {"header", Tag::block},     {"hr", Tag::block},          {"html", Tag::block},
    {"li", Tag::block},         {"main", Tag::block},        {"map", Tag::left_out},
    {"nav", Tag::block},        {"ol", Tag::block},          {"option", Tag::left_out},
    {"p", Tag::block},          {"pre", Tag::block},         {"section", Tag::block},
    {"select", Tag::left_out},  {"summary", Tag::block},     {"table", Tag::block},
    {"tbody", Tag::block},      {"textarea", Tag::left_out}, {"tfoot", Tag::block},
    {"thead", Tag::block},      {"title", Tag::left_out},    {"tr", Tag::block},
    {"ul", Tag::block},         {"video", Tag::left_out},    {"datalist", Tag::left_out},
    {"menu", Tag::block},
}};

Tag tag_of(std::string_view name) {
  const auto* const row = std::find_if(tag_rows.begin(), tag_rows.end(),
                                       [name](const TagRow& one) { return one.name == name; });
  return row == tag_rows.end() ? Tag::inline_text : row->tag;
}

constexpr std::array<std::string_view, 2> caption_classes = {"wp-caption-text",
                                                             "wp-element-caption"};

class Paragraphs {
 public:
  Paragraphs(const HtmlTree& tree, LineEnds line_ends) : tree_(tree), line_ends_(line_ends) {}

  std::vector<Paragraph> read(NodeId root) {
    std::vector<NodeId> blocks;  // open, innermost last
    NodeId heading_end = 0;
    for (NodeId at = root; at < tree_[root].end;) {
      while (!blocks.empty() && tree_[blocks.back()].end <= at) {
        close(at <= heading_end);
        blocks.pop_back();
      }
      const Node& node = tree_[at];
      if (node.is_text()) {
        add(node.text);
        ++at;
        continue;
      }
      const Tag tag = tag_of(node.tag);
      if (at != root && (tag == Tag::left_out || is_unseen(node.tag) || is_caption(at))) {
        at = node.end;
        continue;
      }
      if (tag == Tag::line_break) add_break();
      if (node.tag == "td" || node.tag == "th") space_ = true;
      if (tag == Tag::block || tag == Tag::heading) {
        close(at < heading_end);
        blocks.push_back(at);
        if (tag == Tag::heading) heading_end = std::max(heading_end, node.end);
      }
      ++at;
    }
    close(tree_[root].end <= heading_end);
    return std::move(paragraphs_);
  }

 private:
  [[nodiscard]] bool is_caption(NodeId node) const {
    return std::any_of(caption_classes.begin(), caption_classes.end(),
                       [&](std::string_view name) { return tree_.has_class(node, name); });
  }

  void add(std::string_view text) {
    for (const char c : text) {
      if (c == '\n' && line_ends_ == LineEnds::breaks) {
        add_break();
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space_ = true;
      } else {
        if (breaks_ > 0 && !text_.empty()) {
          text_ += '\n';
        } else if (space_ && !text_.empty()) {
          text_ += ' ';
        }
        space_ = false;
        breaks_ = 0;
        text_ += c;
      }
    }
  }

  void add_break() {
    if (++breaks_ >= 2) close(false);
  }

  void close(bool subheading) {
    const std::string_view text = schema::trimmed(text_);
    if (!text.empty()) paragraphs_.push_back({std::string(text), subheading});
    text_.clear();
    space_ = false;
    breaks_ = 0;
  }

  const HtmlTree& tree_;
  LineEnds line_ends_;
  std::vector<Paragraph> paragraphs_;
  std::string text_;
  bool space_ = false;
  int breaks_ = 0;  // since the last text
};

}  // namespace

std::vector<Paragraph> html_paragraphs(const HtmlTree& tree, NodeId root, LineEnds line_ends) {
  return Paragraphs(tree, line_ends).read(root);
}

}  // namespace seogo::indexer::extract

#include "indexer/extract/html/comment_element.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html/lines.h"
#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/names.h"
#include "indexer/extract/text/comment_head.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Comment;

constexpr std::size_t longest_author = 40;  // characters
constexpr std::size_t longest_notice = 60;  // characters of "삭제된 댓글입니다."
constexpr std::uint64_t button_roles = bit(Role::comment_chrome) | bit(Role::badge) |
                                       bit(Role::time) | bit(Role::ago) | bit(Role::reply) |
                                       bit(Role::replies_open) | bit(Role::replies_close) |
                                       bit(Role::likes) | bit(Role::dislikes) | bit(Role::chrome);

std::string seen_text(const HtmlTree& tree, NodeId node) {
  return std::string(schema::trimmed(clean(tree.text(node))));
}

bool is_notice(std::string_view text) {
  constexpr std::array<std::string_view, 6> words = {"삭제",     "숨겨",   "숨김",
                                                     "블라인드", "비공개", "가려"};
  return characters(text) <= longest_notice &&
         std::any_of(words.begin(), words.end(), [text](std::string_view word) {
           return text.find(word) != std::string_view::npos;
         });
}

class Reading {
 public:
  Reading(const HtmlTree& tree, const HtmlDensity& density, MarkerReader& markers)
      : tree_(tree), density_(density), markers_(markers) {}

  // Nothing if it is no comment: no text, or no more than a link to another page.
  std::optional<Comment> read(const CommentItem& item) {
    item_ = item;
    comment_ = {};
    text_ = named_by_ = no_node;
    linked_ = false;
    read_head();
    read_elements();
    if (text_ != no_node) comment_.text = text_below(text_);
    if (comment_.text.empty()) read_lines();
    if (comment_.text.empty() || linked_) return std::nullopt;
    if (comment_.author.empty() && !is_notice(comment_.text)) return std::nullopt;
    return comment_;
  }

 private:
  void read_head() {
    if (!item_.dated) {
      comment_.author = std::string(schema::trimmed(clean(tree_[item_.anchor].text)));
      return;
    }
    const NodeId parent = tree_[item_.anchor].parent;
    // A time's attribute is exact.
    for (const std::string_view name : {"datetime", "data-value", "data-time", "title"})
      if (const auto reading = schema::read_date_prefix(tree_.attribute(parent, name));
          reading && reading->real)
        comment_.posted = reading->time;
    const std::string cleaned = clean(tree_[item_.anchor].text);
    Line line;
    line.text = schema::trimmed(cleaned);
    line.roles = roles_of(markers_.read(line.text));
    const auto head = read_comment_head(line, markers_);
    if (!head) return;
    if (!comment_.posted) comment_.posted = head->posted;
    comment_.author = std::string(head->author);
    comment_.likes = head->likes.value_or(0);
    comment_.dislikes = head->dislikes.value_or(0);
  }

  [[nodiscard]] bool holds_anchor(NodeId n) const {
    return n <= item_.anchor && item_.anchor < tree_[n].end;
  }

  void read_elements() {
    NodeId author_end = 0;
    bool liked = false;
    bool disliked = false;
    for (NodeId n = item_.node + 1; n < item_.end;) {
      const Node& node = tree_[n];
      if (is_unseen(node.tag) || (node.attributes > 0 && is_hidden(tree_, n))) {
        n = node.end;
        continue;
      }
      if (node.is_text() || density_.of(n).bytes == 0 ||
          (node.attributes == 0 && node.tag != "time")) {
        ++n;
        continue;
      }
      const Names names = names_of(tree_, n);
      const std::string_view property = tree_.attribute(n, "itemprop");
      const bool by = has(names, Named::author) || property == "author" || property == "creator" ||
                      (property == "name" && n < author_end);
      if (by && !holds_anchor(n) && (named_by_ == no_node || n < author_end) && text_ == no_node)
        author_end = std::max(author_end, read_author(n));
      const bool says = property == "text" || property == "commentText" ||
                        (has(names, Named::text) && !by && !has(names, Named::date));
      if (says && node.end <= item_.end && text_ == no_node && !holds_anchor(n) &&
          !holds_author(n)) {
        text_ = n;
        n = node.end;
        continue;
      }
      if (has(names, Named::dislikes) && !disliked)
        disliked = read_number(n, comment_.dislikes);
      else if (has(names, Named::likes) && !liked)
        liked = read_number(n, comment_.likes);
      ++n;
    }
    named_by_ = no_node;
  }

  [[nodiscard]] bool holds_author(NodeId n) const {
    return named_by_ != no_node && n <= named_by_ && named_by_ < tree_[n].end;
  }

  NodeId read_author(NodeId n) {
    const std::string name = seen_text(tree_, n);
    if (name.empty() || characters(name) > longest_author) return 0;
    comment_.author = name;
    named_by_ = n;
    return tree_[n].end;
  }

  bool read_number(NodeId n, std::int64_t& votes) {
    const std::string text = seen_text(tree_, n);
    std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string::npos) return false;
    const std::size_t end = std::min(text.find_first_not_of("0123456789,", begin), text.size());
    if (text.find_first_of("0123456789", end) != std::string::npos) return false;  // two numbers
    const auto number = number_of(std::string_view(text).substr(begin, end - begin));
    if (!number) return false;
    votes = *number;
    return true;
  }

  std::string text_below(NodeId n) {
    HtmlLines page;
    read_html_lines(tree_, density_, n, View::page, markers_, page);
    linked_ = !page.lines.empty() && std::all_of(page.lines.begin(), page.lines.end(),
                                                 [](const Line& line) { return line.linked; });
    std::size_t end = page.lines.size();
    while (end > 1 && is_button(page.lines[end - 1])) --end;
    return joined(page.lines, 0, end);
  }

  static bool is_button(const Line& line) {
    return line.roles != 0 && (line.roles & ~button_roles) == 0;
  }

  static std::string joined(const std::vector<Line>& lines, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
      if (!out.empty()) out += lines[i].blank_before ? "\n\n" : "\n";
      out += lines[i].shape == Shape::item ? lines[i].text : lines[i].whole();
    }
    return out;
  }

  // No name tells the text: it is the lines that are neither the author, nor the time, nor buttons.
  void read_lines() {
    HtmlLines page;
    read_html_lines(tree_, density_, item_.node, View::page, markers_, page, item_.end);
    std::vector<Line> own;
    bool all_linked = true;
    for (const Line& line : page.lines) {
      if (line.roles != 0 && own.empty() && read_comment_head(line, markers_)) continue;
      if (own.empty() && is_head(line.text)) continue;
      if (is_button(line) || is_number(line.text)) {
        if ((line.roles & (bit(Role::likes) | bit(Role::dislikes))) != 0) read_votes(line);
        continue;
      }
      if (const auto head = read_comment_head(line, markers_); head && own.size() <= 1) {
        if (comment_.author.empty()) comment_.author = std::string(head->author);
        if (!own.empty() && comment_.author.empty()) {
          comment_.author = std::string(own.front().whole());
        }
        own.clear();
        continue;
      }
      if (line.whole() == comment_.author && own.empty()) continue;
      all_linked = all_linked && line.linked;
      own.push_back(line);
    }
    // Without a name that tells, the line above the time is the author's.
    if (comment_.author.empty() && own.size() >= 2 &&
        characters(own.front().whole()) <= longest_author && !ends_sentence(own.front().whole())) {
      comment_.author = std::string(own.front().whole());
      own.erase(own.begin());
      if (!own.empty()) own.front().blank_before = false;
    }
    linked_ = all_linked && !own.empty();
    comment_.text = joined(own, 0, own.size());
  }

  // "나루 2020.07.19 21:05 주소 수정/삭제": name, time, and buttons whatever they say.
  [[nodiscard]] bool is_head(std::string_view line) const {
    constexpr std::size_t longest_buttons = 60;  // bytes
    const std::string anchor(schema::trimmed(clean(tree_[item_.anchor].text)));
    return item_.dated && !comment_.author.empty() && line.starts_with(comment_.author) &&
           line.find(anchor) != std::string_view::npos &&
           line.size() <= comment_.author.size() + anchor.size() + longest_buttons;
  }

  void read_votes(const Line& line) {
    for (const Mark& mark : markers_.read(line.text)) {
      if (mark.role == Role::likes) comment_.likes = number_of(mark.text).value_or(0);
      if (mark.role == Role::likes && !mark.second.empty())
        comment_.dislikes = number_of(mark.second).value_or(0);
      if (mark.role == Role::dislikes) comment_.dislikes = number_of(mark.text).value_or(0);
    }
  }

  const HtmlTree& tree_;
  const HtmlDensity& density_;
  MarkerReader& markers_;
  CommentItem item_;
  Comment comment_;
  NodeId text_ = no_node;
  NodeId named_by_ = no_node;  // the element of the author
  bool linked_ = false;
};

}  // namespace

std::optional<Comment> read_comment_element(const HtmlTree& tree, const HtmlDensity& density,
                                            const CommentItem& item, MarkerReader& markers) {
  return Reading(tree, density, markers).read(item);
}

}  // namespace seogo::indexer::extract

#include "indexer/extract/html/comments.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "indexer/extract/html/comment_element.h"
#include "indexer/extract/html/comment_items.h"
#include "indexer/extract/html/lines.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/text/comments.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::array<std::string_view, 5> id_attributes = {"data-comment-id", "data-id",
                                                           "data-comment-no", "data-no", "id"};
constexpr std::array<std::string_view, 4> parent_attributes = {
    "data-parent-id", "data-parent", "data-parent-no", "data-parent-comment-id"};

// The page's own id of an item: its attribute, or that of an element right around or in it.
std::string own_id(const HtmlTree& tree, const CommentItem& item,
                   const std::array<std::string_view, 5>& names) {
  for (NodeId n = item.node; n < std::min(item.end, item.node + 3); ++n)
    for (const std::string_view name : names) {
      const std::string_view value = tree.attribute(n, name);
      if (!value.empty() && value.size() <= 80 &&
          value.find_first_of("0123456789") != std::string_view::npos)
        return std::string(value);
    }
  return {};
}

std::string_view stated_parent(const HtmlTree& tree, NodeId node) {
  for (const std::string_view name : parent_attributes)
    if (const std::string_view value = tree.attribute(node, name); !value.empty()) return value;
  return {};
}

// “첫눈 내린 광장”에 대한 3개의 댓글: the one number of a heading that names comments.
std::optional<std::int64_t> headed_count(const Line& line) {
  if (line.shape != Shape::heading || line.text.find("댓글") == std::string_view::npos)
    return std::nullopt;
  constexpr std::string_view digits = "0123456789";
  // The number stands behind the headline, if that is told.
  const std::size_t quote = line.text.rfind("”");
  const std::string_view text = line.text.substr(quote == std::string_view::npos ? 0 : quote);
  const std::size_t begin = text.find_first_of(digits);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of("0123456789,", begin), text.size());
  if (text.find_first_of(digits, end) != std::string_view::npos) return std::nullopt;
  return number_of(text.substr(begin, end - begin));
}

// What counts the comments: "댓글 3" just above the first, or the title of an empty list.
std::optional<std::int64_t> stated_count(const HtmlLines& page, std::size_t first, std::size_t last,
                                         MarkerReader& markers) {
  for (std::size_t i = last; i-- > first;) {
    const Line& line = page.lines[i];
    if (const auto count = headed_count(line)) return count;
    if ((line.roles & (bit(Role::comments) | bit(Role::comment_count))) == 0) continue;
    std::string stated(line.text);
    if (i + 1 < page.lines.size() && is_number(page.lines[i + 1].text))
      stated.append(" ").append(page.lines[i + 1].text);
    for (const Mark& mark : markers.read(stated))
      if (mark.role == Role::comments || mark.role == Role::comment_count)
        if (const auto count = number_of(mark.text)) return count;
  }
  return std::nullopt;
}

std::size_t first_line_at(const HtmlLines& page, NodeId node) {
  return static_cast<std::size_t>(std::lower_bound(page.nodes.begin(), page.nodes.end(), node) -
                                  page.nodes.begin());
}

}  // namespace

CommentsPlace read_html_comments(const HtmlTree& tree, NodeId body, const Profile& profile) {
  constexpr std::size_t above = 14;  // lines from a count to the first comment's time
  const HtmlDensity density(tree);
  MarkerReader markers(profile.markers());
  HtmlLines page;
  const NodeId root = tree.find("body");
  read_html_lines(tree, density, root < tree.size() ? root : 0, View::page, markers, page);
  const std::size_t behind =
      body == no_node ? page.lines.size() : first_line_at(page, tree[body].end);

  CommentsPlace place;
  const CommentItems found = find_comment_items(tree, density, body, markers);
  std::vector<std::string> ids(found.items.size());  // empty: no comment
  std::unordered_set<std::string> known;
  for (std::size_t i = 0; i < found.items.size(); ++i) {
    const CommentItem& item = found.items[i];
    auto comment = read_comment_element(tree, density, item, markers);
    if (!comment) continue;
    comment->id = own_id(tree, item, id_attributes);
    if (comment->id.empty() || known.contains(comment->id))
      comment->id = "c" + std::to_string(place.comments.size() + 1);
    const std::string parent(stated_parent(tree, item.node));
    if (known.contains(parent))
      comment->parent = parent;
    else if (item.above != CommentItem::no_comment)
      comment->parent = ids[item.above];
    ids[i] = comment->id;
    known.insert(comment->id);
    place.comments.push_back(std::move(*comment));
  }
  if (!place.comments.empty()) {
    place.origin = found.origin;
    const std::size_t first = first_line_at(page, found.items.front().anchor);
    place.count = stated_count(page, first > above ? first - above : 0, first, markers);
    return place;
  }
  if (behind < page.lines.size()) {
    place.comments = read_comments(page.lines, behind, markers);
    place.count = stated_count(page, behind, page.lines.size(), markers);
    if (!place.comments.empty()) place.origin = "lines behind the text";
  }
  return place;
}

}  // namespace seogo::indexer::extract

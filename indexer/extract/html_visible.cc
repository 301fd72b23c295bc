#include "indexer/extract/html_visible.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/glyphs.h"
#include "indexer/extract/html_density.h"
#include "indexer/extract/html_headline.h"
#include "indexer/extract/html_lines.h"
#include "indexer/extract/html_names.h"
#include "indexer/extract/particulars.h"
#include "indexer/extract/sentence.h"
#include "schema/day.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;

constexpr std::size_t above_title = 6;  // lines that may tell of the article
constexpr std::size_t above_text = 20;  // where there is no title
constexpr std::size_t below_text = 12;
constexpr std::size_t longest_name = 20;  // characters of a person that only markup calls one
constexpr std::size_t longest_step = 12;  // characters of a section
constexpr std::size_t longest_tag = 40;   // characters
constexpr std::size_t most_tags = 64;
constexpr std::size_t longest_piece = 160;  // bytes

constexpr std::uint64_t told_roles =
    bit(Role::published) | bit(Role::modified) | bit(Role::time) | bit(Role::byline) |
    bit(Role::dateline) | bit(Role::section) | bit(Role::likes) | bit(Role::dislikes) |
    bit(Role::comment_count) | bit(Role::shares) | bit(Role::views) | bit(Role::tags);
constexpr std::uint64_t below_roles = told_roles & ~bit(Role::section);

std::string seen_text(const HtmlTree& tree, NodeId node) {
  return std::string(schema::trimmed(clean(tree.text(node))));
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  return false;
}

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
    read_title();
    read_lines();
    read_elements();
    fill(article, origins);
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

  void read_title() {
    const auto found = find_html_headline(tree_, page_, text_, body_.node, site_);
    if (!found) return;
    title_line_ = found->line;
    title_node_ = page_.nodes[found->line];
    told(told_.title, found->text, "title", found->origin);
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
      if (line.roles != 0 || line.linked || !(named || heading) || line.text == told_.title ||
          !is_headline_like(line.text))
        continue;
      if (!deck.empty()) deck += '\n';
      deck += line.text;
      origin = named ? "class subtitle" : "heading below the title";
    }
    told(told_.subtitle, deck, "subtitle", origin);
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
    take_told(read, origin);
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
    take_told(read, origin);
  }

  void take_told(const Article& read, const std::string& origin) {
    told(told_.published, read.published, "published", origin);
    told(told_.modified, read.modified, "modified", origin);
    told(told_.authors, read.authors, "authors", origin);
    told(told_.section, read.section, "section", origin);
    told(told_.tags, read.tags, "tags", origin);
    told(told_.counts.likes, read.counts.likes, "counts.likes", origin);
    told(told_.counts.dislikes, read.counts.dislikes, "counts.dislikes", origin);
    told(told_.counts.comments, read.counts.comments, "counts.comments", origin);
    told(told_.counts.shares, read.counts.shares, "counts.shares", origin);
    told(told_.counts.views, read.counts.views, "counts.views", origin);
  }

  static void take_marks(const std::vector<Mark>& marks, const Line& line, std::uint64_t wanted,
                         Article& read) {
    for (const Mark& mark : marks)
      if ((bit(mark.role) & wanted) != 0 && !mark.no_such_day) take(mark, line, read);
  }

  // <time>, rel=author, rel=tag, breadcrumbs: what elements say themselves.
  void read_elements() {
    const NodeId first = title_node_ != no_node ? title_node_ : 0;
    const NodeId last = body_.node == no_node ? tree_.size() : tree_[body_.node].end;
    NodeId comments_end = 0;
    NodeId tags_end = 0;
    for (NodeId n = 0; n < tree_.size(); ++n) {
      const Node& node = tree_[n];
      if (node.is_text() || n < comments_end) continue;
      const Names names = node.attributes == 0 ? 0 : names_of(tree_, n);
      if (n > text_node_ &&
          (has(names, Named::comments) || tree_.attribute(n, "itemtype").ends_with("/Comment"))) {
        comments_end = node.end;
        continue;
      }
      const bool header = n >= first && n < text_node_;
      if (node.tag == "time" && (header || (n >= last && n < last + 200))) read_time(n);
      if (node.tag == "a" && n >= first) read_link(n);
      if (header && has(names, Named::author) && !is_telling(n)) read_person(n);
      if (has(names, Named::trail) && n < text_node_) read_trail(n);
      if (has(names, Named::tags) && n >= first && n >= tags_end && node.tag != "a" &&
          node.tag != "body") {
        tags_end = node.end;
        read_tags(n);
      }
    }
    for (std::string& tag : tags_) add_tag(std::move(tag), read_tags_);
    told(told_.tags, read_tags_, "tags", "tag links");
  }

  // An element that holds more than a name.
  [[nodiscard]] bool is_telling(NodeId n) const { return density_.of(n).bytes > 3 * longest_name; }

  void read_time(NodeId n) {
    const std::string stated(tree_.attribute(n, "datetime"));
    const std::string text = stated.empty() ? seen_text(tree_, n) : stated;
    const auto reading = schema::read_date_prefix(text);
    if (!reading || !reading->real || reading->length < schema::trimmed(text).size()) return;
    const std::string_view names = tree_.attribute(n, "class");
    const bool later = names.find("updated") != std::string_view::npos ||
                       names.find("modif") != std::string_view::npos ||
                       tree_.attribute(n, "itemprop") == "dateModified";
    const std::optional<schema::Timestamp> time = reading->time;
    // WordPress calls one both published and updated.
    if (later && names.find("published") == std::string_view::npos)
      told_better(told_.modified, time, "modified");
    else
      told_better(told_.published, time, "published");
  }

  void read_link(NodeId n) {
    const std::string_view rel = tree_.attribute(n, "rel");
    if (rel.empty()) return;
    if (has_word(rel, "author") && n < text_node_) read_person(n);
    if (has_word(rel, "category"))
      told(told_.section, step_of(seen_text(tree_, n)), "section", "rel category");
    else if (has_word(rel, "tag"))
      add_tag(seen_text(tree_, n), tags_);
  }

  void read_person(NodeId n) {
    if (!told_.authors.empty()) return;
    std::string text = seen_text(tree_, n);
    Article read;
    Line line;
    line.text = text;
    for (const Mark& mark : markers_.read(text))
      if (mark.role == Role::byline) take(mark, line, read);
    if (read.authors.empty()) {
      for (const std::string_view by : {"by ", "By ", "글 ", "글쓴이 ", "작성자 "})
        if (text.starts_with(by)) text.erase(0, by.size());
      if (text.empty() || characters(text) > longest_name ||
          text.find_first_of("0123456789@:/|<>") != std::string::npos ||
          !markers_.read(text).empty() || ends_sentence(text))
        return;
      read.authors.push_back({text, ""});
    }
    told(told_.authors, read.authors, "authors", "author element");
  }

  void read_trail(NodeId n) {
    if (!told_.section.empty() || density_.of(n).bytes > 400) return;
    for (NodeId k = n; k < tree_[n].end; ++k) {
      if (!tree_[k].is_text()) continue;
      const std::string step = step_of(clean(tree_[k].text));
      if (step.empty() || step == told_.title) continue;
      told(told_.section, step, "section", "breadcrumb");
      return;
    }
  }

  // "홈 > 경제 > 증권" and "경제": the first that is no home.
  static std::string step_of(std::string_view text) {
    constexpr std::array<std::string_view, 9> homes = {
        "홈", "HOME", "Home", "home", "뉴스", "메인", "현재위치", "현재 위치", "NEWS"};
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(text.find_first_of(">/|", at), text.size());
      end = std::min({end, text.find("›", at), text.find("»", at)});
      const std::string_view step = schema::trimmed(text.substr(at, end - at));
      at = end + (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80
                      ? (text.substr(end).starts_with("›") ? 3 : 2)
                      : 1);
      const bool lettered = std::any_of(step.begin(), step.end(), [](unsigned char c) {
        return std::isalpha(c) != 0 || c >= 0x80;
      });
      if (!lettered || std::find(homes.begin(), homes.end(), step) != homes.end()) continue;
      if (characters(step) > longest_step || step.find("홈") == 0) return {};
      return std::string(step);
    }
    return {};
  }

  void read_tags(NodeId n) {
    if (density_.of(n).bytes > 2000) return;
    for (NodeId k = n; k < tree_[n].end; ++k) {
      if (tree_[k].tag == "a") add_tag(seen_text(tree_, k), read_tags_);
      if (tree_[k].is_text() && tree_[k].text.starts_with("#"))
        add_tag(std::string(schema::trimmed(clean(tree_[k].text))), read_tags_);
    }
  }

  static void add_tag(std::string tag, std::vector<std::string>& tags) {
    while (tag.starts_with("#")) tag.erase(0, 1);
    if (tag.empty() || tag.find('#') != std::string::npos || characters(tag) > longest_tag) return;
    if (tags.size() < most_tags && std::find(tags.begin(), tags.end(), tag) == tags.end())
      tags.push_back(std::move(tag));
  }

  template <typename Field>
  static bool absent(const Field& field) {
    if constexpr (requires { field.has_value(); })
      return !field.has_value();
    else
      return field.empty();
  }

  // The first to tell a field keeps it.
  template <typename Field>
  void told(Field& field, const Field& value, const std::string& name, const std::string& origin) {
    if (!absent(field) || absent(value)) return;
    field = value;
    origins_[name] = origin;
  }

  // <time datetime> is exact where the line beside it says the same day.
  void told_better(std::optional<schema::Timestamp>& field,
                   const std::optional<schema::Timestamp>& value, const std::string& name) {
    if (field && (value->day_only || field->day() != value->day())) return;
    field = value;
    origins_[name] = "time datetime";
  }

  template <typename Field>
  void give(Field& field, const Field& value, const std::string& name, Origins& origins) {
    if (!absent(field) || absent(value)) return;
    field = value;
    origins[name] = origins_[name];
  }

  void fill(Article& article, Origins& origins) {
    give(article.title, told_.title, "title", origins);
    give(article.subtitle, told_.subtitle, "subtitle", origins);
    give(article.section, told_.section, "section", origins);
    give(article.tags, told_.tags, "tags", origins);
    give(article.authors, told_.authors, "authors", origins);
    give(article.published, told_.published, "published", origins);
    give(article.modified, told_.modified, "modified", origins);
    give(article.counts.likes, told_.counts.likes, "counts.likes", origins);
    give(article.counts.dislikes, told_.counts.dislikes, "counts.dislikes", origins);
    give(article.counts.comments, told_.counts.comments, "counts.comments", origins);
    give(article.counts.shares, told_.counts.shares, "counts.shares", origins);
    give(article.counts.views, told_.counts.views, "counts.views", origins);
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
  Article told_;
  Origins origins_;
  std::vector<std::string> tags_;       // of rel=tag
  std::vector<std::string> read_tags_;  // of lists of tags
};

}  // namespace

void read_visible(const HtmlTree& tree, const BodyPlace& body, const Profile& profile,
                  Article& article, Origins& origins) {
  VisibleReader(tree, body, profile).read(article, origins);
}

}  // namespace seogo::indexer::extract

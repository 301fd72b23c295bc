#include "indexer/extract/html/visible_elements.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/names.h"
#include "schema/day.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;

constexpr std::size_t longest_name = 20;  // characters of a person that only markup calls one
constexpr std::size_t longest_step = 12;  // characters of a section
constexpr std::size_t longest_tag = 40;   // characters
constexpr std::size_t most_tags = 64;

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

class ElementReader {
 public:
  ElementReader(const HtmlTree& tree, const HtmlDensity& density, const HeaderPlace& place,
                MarkerReader& markers, Told& told)
      : tree_(tree), density_(density), place_(place), markers_(markers), told_(told) {}

  void read_elements() {
    const NodeId first = place_.title;
    const NodeId last = place_.end;
    NodeId comments_end = 0;
    NodeId tags_end = 0;
    for (NodeId n = 0; n < tree_.size(); ++n) {
      const Node& node = tree_[n];
      if (node.is_text() || n < comments_end) continue;
      const Names names = node.attributes == 0 ? 0 : names_of(tree_, n);
      if (n > place_.text &&
          (has(names, Named::comments) || tree_.attribute(n, "itemtype").ends_with("/Comment"))) {
        comments_end = node.end;
        continue;
      }
      const bool header = n >= first && n < place_.text;
      if (node.tag == "time" && (header || (n >= last && n < last + 200))) read_time(n);
      if (node.tag == "a" && n >= first) read_link(n);
      if (header && has(names, Named::author) && !is_telling(n)) read_person(n);
      if (has(names, Named::trail) && n < place_.text) read_trail(n);
      if (has(names, Named::tags) && n >= first && n >= tags_end && node.tag != "a" &&
          node.tag != "body") {
        tags_end = node.end;
        read_tags(n);
      }
    }
    for (std::string& tag : tags_) add_tag(std::move(tag), read_tags_);
    told_.tell(told_.article.tags, read_tags_, "tags", "tag links");
  }

 private:
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
      tell_better(told_.article.modified, time, "modified");
    else
      tell_better(told_.article.published, time, "published");
  }

  void read_link(NodeId n) {
    const std::string_view rel = tree_.attribute(n, "rel");
    if (rel.empty()) return;
    if (has_word(rel, "author") && n < place_.text) read_person(n);
    if (has_word(rel, "category"))
      told_.tell(told_.article.section, step_of(seen_text(tree_, n)), "section", "rel category");
    else if (has_word(rel, "tag"))
      add_tag(seen_text(tree_, n), tags_);
  }

  void read_person(NodeId n) {
    if (!told_.article.authors.empty()) return;
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
    told_.tell(told_.article.authors, read.authors, "authors", "author element");
  }

  void read_trail(NodeId n) {
    if (!told_.article.section.empty() || density_.of(n).bytes > 400) return;
    for (NodeId k = n; k < tree_[n].end; ++k) {
      if (!tree_[k].is_text()) continue;
      const std::string step = step_of(clean(tree_[k].text));
      if (step.empty() || step == told_.article.title) continue;
      told_.tell(told_.article.section, step, "section", "breadcrumb");
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

  // <time datetime> is exact where the line beside it says the same day.
  void tell_better(std::optional<schema::Timestamp>& field,
                   const std::optional<schema::Timestamp>& value, const std::string& name) {
    if (field && (value->day_only || field->day() != value->day())) return;
    field = value;
    told_.origins[name] = "time datetime";
  }

  const HtmlTree& tree_;
  const HtmlDensity& density_;
  HeaderPlace place_;
  MarkerReader& markers_;
  Told& told_;
  std::vector<std::string> tags_;       // of rel=tag
  std::vector<std::string> read_tags_;  // of lists of tags
};

}  // namespace

void read_visible_elements(const HtmlTree& tree, const HtmlDensity& density,
                           const HeaderPlace& place, MarkerReader& markers, Told& told) {
  ElementReader(tree, density, place, markers, told).read_elements();
}

}  // namespace seogo::indexer::extract

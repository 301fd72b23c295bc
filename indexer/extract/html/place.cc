#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/html/body.h"
#include "indexer/extract/html/lines.h"
#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/names.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t shortest_sentence = 10;  // characters
constexpr std::uint32_t teaser_bytes = 600;    // of a text that may be one of several teasers
constexpr std::uint32_t wall_bytes = 700;      // a request to log in is shorter

// Names that content management systems give to the text of an article, the surest first.
struct Known {
  std::string_view attribute;
  std::string_view value;
};
constexpr std::array known_places = {
    Known{"itemprop", "articleBody"},
    Known{"property", "schema:articleBody"},
    Known{"property", "articleBody"},
    Known{"id", "article-view-content-div"},
    Known{"id", "articleBody"},
    Known{"id", "article_body"},
    Known{"id", "articleBodyContents"},
    Known{"id", "newsct_article"},
    Known{"id", "dic_area"},
    Known{"id", "news_body_area"},
    Known{"id", "news_body_id"},
    Known{"id", "newsEndContents"},
    Known{"id", "articeBody"},
    Known{"id", "article_content"},
    Known{"id", "articleText"},
    Known{"id", "article-body"},
    Known{"id", "textBody"},
    Known{"id", "CmAdContent"},
    Known{"id", "bo_v_con"},
    Known{"id", "postViewArea"},
    Known{"class", "news_body"},
    Known{"class", "newsct_article"},
    Known{"class", "article_view"},
    Known{"class", "article_body"},
    Known{"class", "article-body"},
    Known{"class", "articleBody"},
    Known{"class", "article_txt"},
    Known{"class", "article-text"},
    Known{"class", "article-content"},
    Known{"class", "article_content"},
    Known{"class", "harmonyContainer"},
    Known{"class", "story-news"},
    Known{"class", "story-body"},
    Known{"class", "news_txt"},
    Known{"class", "news-body"},
    Known{"class", "view_con"},
    Known{"class", "viewConts"},
    Known{"class", "tt_article_useless_p_margin"},
    Known{"class", "se-main-container"},
    Known{"class", "se_component_wrap"},
    Known{"class", "entry-content"},
    Known{"class", "post-content"},
    Known{"class", "post_content"},
    Known{"class", "post-body"},
    Known{"class", "contents_style"},
    Known{"class", "xe_content"},
    Known{"class", "rhymix_content"},
    Known{"class", "read_body"},
    Known{"class", "board-content"},
    Known{"class", "board_content"},
    Known{"class", "view-content"},
    Known{"class", "view_content"},
    Known{"id", "harmonyContainer"},
    Known{"id", "view_con"},
    Known{"id", "viewContent"},
};

std::uint32_t letters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c != ' '; }));
}

class PlaceFinder {
 public:
  explicit PlaceFinder(const HtmlTree& tree)
      : tree_(tree), density_(tree), markers_(Profile::built_in().markers()) {
    const NodeId body = tree.find("body");
    root_ = body < tree.size() ? body : 0;
    read_html_lines(tree, density_, root_, View::text, markers_, page_);
    weigh(false);
  }

  BodyPlace find() {
    const bool gallery = sentences(root_) == 0;
    if (gallery) weigh(true);  // whose captions are its text
    if (sentences(root_) == 0 || is_wall()) return {};
    for (const auto& find_by : {&PlaceFinder::by_name, &PlaceFinder::by_article}) {
      BodyPlace place = (this->*find_by)();
      if (place.node != no_node) return place;
    }
    return gallery ? BodyPlace{} : by_density();
  }

 private:
  // Bytes of running text, summed over all that stands before each node.
  void weigh(bool captions) {
    std::vector<std::uint32_t> weight(tree_.size() + 1);
    std::vector<std::uint32_t> count(tree_.size() + 1);
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const Line& line = page_.lines[i];
      missing_ = missing_ || (line.roles & bit(Role::missing)) != 0;
      if (line.roles != 0 || line.linked || line.shape == Shape::heading ||
          (line.shape == Shape::caption && !captions))
        continue;
      const std::size_t length = line.text.size() > 120 ? 120 : characters(line.text);
      if (length < shortest_sentence) continue;
      // "▲ 김철수 씨 별세, 김영희 씨 부친상 = 5일 오전 …" may be all that there is to read.
      const bool listed = captions && (is_caption_mark(line.mark) || is_subheading_mark(line.mark));
      const bool sentence =
          line.shape == Shape::caption || listed || ends_sentence(line.text) || is_prose(line.text);
      if (sentence) ++count[page_.nodes[i]];
      if (sentence || tree_[tree_[page_.nodes[i]].parent].tag == "p")
        weight[page_.nodes[i]] += letters(line.text);
    }
    weight_.resize(tree_.size() + 1);
    sentences_.resize(tree_.size() + 1);
    for (NodeId n = 0; n < tree_.size(); ++n) {
      weight_[n + 1] = weight_[n] + weight[n];
      sentences_[n + 1] = sentences_[n] + count[n];
    }
  }
  [[nodiscard]] std::uint32_t weight(NodeId n) const { return weight_[tree_[n].end] - weight_[n]; }
  [[nodiscard]] std::uint32_t sentences(NodeId n) const {
    return sentences_[tree_[n].end] - sentences_[n];
  }

  // "로그인이 필요합니다.", with little else to read; or a field for a password and no sentence but one,
  // which asks for it: boards have such a field under every post.
  [[nodiscard]] bool is_wall() const {
    if (weight(root_) > wall_bytes) return false;
    if (missing_) return true;
    for (NodeId n = tree_.find("input"); n < tree_.size(); n = tree_.find("input", n + 1))
      if (tree_.attribute(n, "type") == "password") return sentences(root_) <= 1;
    return false;
  }

  BodyPlace by_name() {
    std::array<NodeId, known_places.size()> best;
    std::array<std::uint32_t, known_places.size()> all{};
    std::array<NodeId, known_places.size()> end{};  // of the last one: those within do not count
    best.fill(no_node);
    for (NodeId n = root_; n < tree_[root_].end; ++n) {
      if (tree_[n].attributes == 0 || sentences(n) == 0) continue;
      for (std::size_t i = 0; i < known_places.size(); ++i) {
        if (n < end[i] || !is_known(n, known_places[i])) continue;
        end[i] = tree_[n].end;
        all[i] += weight(n);
        if (best[i] == no_node || weight(n) > weight(best[i])) best[i] = n;
      }
    }
    // Several of one name are a list of articles, unless one is nearly all.
    for (std::size_t i = 0; i < known_places.size(); ++i)
      if (best[i] != no_node && is_chief(weight(best[i]), all[i]))
        return {best[i],
                std::string(known_places[i].attribute) + " " + std::string(known_places[i].value)};
    return {};
  }

  static bool is_chief(std::uint32_t one, std::uint32_t all) {
    return std::uint64_t{one} * 10 >= std::uint64_t{all} * 7;
  }

  [[nodiscard]] bool is_known(NodeId n, const Known& known) const {
    if (known.attribute == "class") return tree_.has_class(n, known.value);
    return tree_.attribute(n, known.attribute) == known.value;
  }

  BodyPlace by_article() {
    NodeId best = no_node;
    std::uint32_t all = 0;
    for (NodeId n = tree_.find("article"); n < tree_.size();
         n = tree_.find("article", tree_[n].end)) {
      if (has(names_of(tree_, n), Named::comments) || sentences(n) == 0) continue;
      all += weight(n);
      if (best == no_node || weight(n) > weight(best)) best = n;
    }
    if (best == no_node || !is_chief(weight(best), all)) return {};
    // A single teaser on a page of other text is not the page's article.
    if (weight(best) < teaser_bytes && weight(best) * 2 < weight(root_)) return {};
    return {best, "<article>"};
  }

  BodyPlace by_density() {
    NodeId at = root_;
    std::string origin = "text density";
    for (NodeId n = root_; n < tree_[root_].end; ++n)
      if ((tree_[n].tag == "main" || tree_.attribute(n, "role") == "main") &&
          weight(n) * 2 > weight(root_)) {
        at = n;
        origin = "<main>";
        break;
      }
    const NodeId top = at;
    for (NodeId next = chief_child(at); next != no_node; next = chief_child(at)) at = next;
    if (is_list(at)) return {};
    return {at, at == top ? origin : "text density"};
  }

  // The child that holds the text while all other children are boilerplate beside it: their share of
  // running text is less than half of its own. None at a paragraph.
  [[nodiscard]] NodeId chief_child(NodeId at) const {
    NodeId chief = no_node;
    for (NodeId n = at + 1; n < tree_[at].end; n = tree_[n].end)
      if (chief == no_node || weight(n) > weight(chief)) chief = n;
    if (chief == no_node || weight(chief) == 0 || !may_hold(tree_[chief].tag)) return no_node;
    if (std::uint64_t{weight(chief)} * 2 < weight(at)) return no_node;
    const double purity = share(chief);
    for (NodeId n = at + 1; n < tree_[at].end; n = tree_[n].end)
      if (n != chief && weight(n) > 0 && share(n) * 2 > purity) return no_node;
    return chief;
  }
  [[nodiscard]] double share(NodeId n) const {
    return static_cast<double>(weight(n)) / std::max(1U, density_.of(n).bytes);
  }
  static bool may_hold(std::string_view tag) {
    constexpr std::array<std::string_view, 14> holders = {
        "div",    "section", "main", "table",   "tbody", "tr",   "td",
        "center", "font",    "form", "article", "body",  "span", "html"};
    return std::find(holders.begin(), holders.end(), tag) != holders.end();
  }

  // Children that hold all the text, nearly each with a line that is a link before its first sentence, are teasers of
  // other pages.
  [[nodiscard]] bool is_list(NodeId at) const {
    std::size_t texts = 0;
    std::size_t linked = 0;
    for (NodeId n = at + 1; n < tree_[at].end; n = tree_[n].end) {
      if (sentences(n) == 0) continue;
      const bool opens = sentences(n) <= 2 && opens_with_link(n);
      if (texts == 0 && !opens) return false;  // an introduction: a text with links
      ++texts;
      if (opens) ++linked;
    }
    return (texts >= 3 && linked * 10 >= texts * 8) || (texts == 2 && linked == 2);
  }
  [[nodiscard]] bool opens_with_link(NodeId n) const {
    NodeId first = n;  // text that is a sentence
    while (first < tree_[n].end && sentences_[first + 1] == sentences_[n]) ++first;
    const auto line = std::lower_bound(page_.nodes.begin(), page_.nodes.end(), n);
    for (auto at = line; at != page_.nodes.end() && *at < first; ++at)
      if (page_.lines[static_cast<std::size_t>(at - page_.nodes.begin())].linked) return true;
    return false;
  }

  const HtmlTree& tree_;
  HtmlDensity density_;
  MarkerReader markers_;
  HtmlLines page_;
  NodeId root_ = 0;
  bool missing_ = false;
  std::vector<std::uint32_t> weight_;
  std::vector<std::uint32_t> sentences_;
};

}  // namespace

BodyPlace find_html_body(const HtmlTree& tree) { return PlaceFinder(tree).find(); }

}  // namespace seogo::indexer::extract

#include "indexer/extract/no_article.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/stated_text.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::array<std::string_view, 10> login_titles = {
    "로그인", "회원로그인", "통합로그인", "로그인페이지", "로그인이필요합니다",
    "login",  "signin",     "회원가입",   "loginpage",    "본인인증"};

constexpr std::array<std::string_view, 8> error_titles = {
    "오류", "에러", "오류안내", "에러페이지", "error", "안내메시지", "알림", "errorpage"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view text) {
  const std::u32string said = letters(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return letters(word) == said; });
}

// Whether markers call `text`, or a sentence of it, a page that is missing.
bool is_missing(MarkerReader& markers, std::string_view text) {
  return text.size() <= longest_furniture &&
         (roles_of(markers.read(text)) & bit(Role::missing)) != 0;
}

bool says_missing(const HtmlTree& tree, MarkerReader& markers) {
  for (NodeId n = 1; n < tree.size();) {
    if (is_unseen(tree[n].tag)) {
      n = tree[n].end;
      continue;
    }
    if (tree[n].is_text()) {
      const std::string line = clean(tree[n].text);
      if (is_missing(markers, schema::trimmed(line))) return true;
    }
    ++n;
  }
  return false;
}

// Boards ask for one under every post, so it says something only of a page that has nothing else.
bool has_password(const HtmlTree& tree) {
  for (NodeId n = tree.find("input"); n < tree.size(); n = tree.find("input", n + 1))
    if (tree.attribute(n, "type") == "password") return true;
  return false;
}

// Bytes of text below `root`, and how many of them are in links.
struct Share {
  std::size_t all = 0;
  std::size_t linked = 0;
};
Share linked_share(const HtmlTree& tree, NodeId root) {
  Share share;
  NodeId link_end = 0;
  for (NodeId n = root; n < tree[root].end; ++n) {
    if (tree[n].tag == "a") link_end = std::max(link_end, tree[n].end);
    const std::size_t bytes = schema::trimmed(tree[n].text).size();
    share.all += bytes;
    if (n < link_end) share.linked += bytes;
  }
  return share;
}

// Several <article> side by side, and none of them outweighs the others.
bool is_list(const HtmlTree& tree) {
  std::vector<std::size_t> sizes;
  for (NodeId n = tree.find("article"); n < tree.size(); n = tree.find("article", tree[n].end))
    sizes.push_back(linked_share(tree, n).all);
  if (sizes.size() < 3) return false;
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  return sizes[0] < 3 * sizes[1];
}

}  // namespace

std::optional<std::string> why_no_article(const HtmlTree& tree, const PageIdentity& page,
                                          const BodyPlace& body, const Profile& profile,
                                          const Statement& said) {
  const schema::Article& article = said.article;
  MarkerReader markers(profile.markers());
  std::vector<std::string> called = page.headings;
  called.insert(called.end(), page.titles.begin(), page.titles.end());
  called.push_back(article.title);
  const bool dated = article.published || !article.authors.empty();
  const bool missing = std::any_of(called.begin(), called.end(), [&](const std::string& text) {
    return is_missing(markers, text);
  });
  // Templates call every page an article; a date they do not have.
  const bool stated = said.is_article && article.published;
  if (stated && !article.body.empty()) return std::nullopt;
  if (missing || (!dated && !said.is_article && says_missing(tree, markers)))
    return "the page says that it has none";
  if (is_one_of(error_titles, article.title)) return "the page says that something went wrong";
  if (is_one_of(login_titles, article.title) ||
      (!dated && article.body.empty() && has_password(tree)))
    return "the page asks for a login";
  if (said.is_article) return std::nullopt;
  const bool front = !article.url.empty() && is_front(article.url);
  if (front && !article.published) return "the front page of a site";
  if (is_list(tree)) return "a list of articles";
  if (body.node != no_node) {
    const Share share = linked_share(tree, body.node);
    if (2 * share.linked > share.all) return "a list of links";
  }
  if (article.body.empty() && !article.published) return "no running text";
  return std::nullopt;
}

}  // namespace seogo::indexer::extract

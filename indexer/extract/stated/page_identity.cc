#include "indexer/extract/stated/page_identity.h"

#include <algorithm>
#include <array>

#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/stated_text.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::array<std::string_view, 3> heading_tags = {"h1", "h2", "h3"};
constexpr std::size_t most_headings = 200;
constexpr std::size_t longest_heading = 600;  // bytes
constexpr std::size_t least_letters = 4;      // that a headline must share with a title

bool agrees(std::string_view headline, std::string_view title) {
  const std::u32string a = letters(headline);
  const std::u32string b = letters(title);
  return std::min(a.size(), b.size()) >= least_letters && (a.starts_with(b) || b.starts_with(a));
}

}  // namespace

std::string_view meta_content(const HtmlTree& tree, std::string_view name) {
  for (NodeId n = tree.find("meta"); n < tree.size(); n = tree.find("meta", n + 1)) {
    if (tree.attribute(n, "property") == name || tree.attribute(n, "name") == name)
      return tree.attribute(n, "content");
  }
  return {};
}

int PageIdentity::agreement(std::string_view url, std::string_view headline) const {
  int score = 0;
  const std::string key = page_key(absolute_url(url, base));
  if (!key.empty() && std::find(keys.begin(), keys.end(), key) != keys.end()) score += 4;
  const std::string text = stated_text(schema::head(headline, longest_heading));
  if (std::any_of(titles.begin(), titles.end(),
                  [&](const std::string& title) { return agrees(text, title); }))
    score += 2;
  return score;
}

PageIdentity identity_of(const HtmlTree& tree, const source::Capture& capture) {
  PageIdentity page;
  page.base = capture.url;
  if (const NodeId base = tree.find("base"); base < tree.size()) {
    const std::string stated = absolute_url(tree.attribute(base, "href"), capture.url);
    if (!stated.empty()) page.base = stated;
  }
  const auto add_key = [&page](std::string_view url) {
    const std::string whole = absolute_url(url, page.base);
    if (!whole.empty() && !is_front(whole)) page.keys.push_back(page_key(whole));
  };
  add_key(capture.url);
  add_key(meta_content(tree, "og:url"));
  for (NodeId n = tree.find("link"); n < tree.size(); n = tree.find("link", n + 1)) {
    if (tree.attribute(n, "rel") != "canonical") continue;
    add_key(tree.attribute(n, "href"));
    break;
  }
  if (const std::string title =
          stated_text(schema::head(meta_content(tree, "og:title"), longest_heading));
      !title.empty())
    page.titles.push_back(title);
  if (const NodeId title = tree.find("title"); title < tree.size())
    page.titles.push_back(stated_text(schema::head(tree.raw_text(title), longest_heading)));
  NodeId seen_to = 0;  // headings are not looked for within headings
  for (NodeId n = 0; n < tree.size() && page.headings.size() < most_headings; ++n) {
    if (n < seen_to ||
        std::find(heading_tags.begin(), heading_tags.end(), tree[n].tag) == heading_tags.end())
      continue;
    seen_to = tree[n].end;
    std::string text = tree.text(n);
    if (!text.empty() && text.size() <= longest_heading) page.headings.push_back(stated_text(text));
  }
  return page;
}

}  // namespace seogo::indexer::extract

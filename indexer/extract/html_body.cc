#include "indexer/extract/html_body.h"

#include <array>

namespace seogo::indexer::extract {

BodyPlace find_html_body(const HtmlTree& tree) {
  constexpr std::array<std::string_view, 5> classes = {
      "article-body", "view_content", "se-main-container", "contents_style", "article_txt"};
  for (NodeId n = 1; n < tree.size(); ++n)
    if (tree.attribute(n, "itemprop") == "articleBody" ||
        tree.attribute(n, "property") == "schema:articleBody")
      return {n, "itemprop articleBody"};
  for (const std::string_view name : classes)
    for (NodeId n = 1; n < tree.size(); ++n)
      if (tree.has_class(n, name)) return {n, "class " + std::string(name)};
  const NodeId article = tree.find("article");
  return article < tree.size() ? BodyPlace{article, "<article>"} : BodyPlace{};
}

void read_html_body(const HtmlTree& tree, NodeId root, const Profile&, schema::Article& article) {
  for (NodeId n = root; n < tree[root].end;) {
    if (tree[n].tag != "p" && tree[n].tag != "h3") {
      n = is_unseen(tree[n].tag) ? tree[n].end : n + 1;
      continue;
    }
    const std::string text = tree.text(n);
    if (!text.empty()) article.body += (article.body.empty() ? "" : "\n\n") + text;
    if (tree[n].tag == "h3") article.subheadings.push_back(text);
    n = tree[n].end;
  }
}

}  // namespace seogo::indexer::extract

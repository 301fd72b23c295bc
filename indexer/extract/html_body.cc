#include "indexer/extract/html_body.h"

#include <array>

namespace seogo::indexer::extract {

BodyPlace find_html_body(const HtmlTree& tree) {
  struct Known {
    std::string_view attribute;
    std::string_view value;
  };
  constexpr std::array known = {
      Known{"itemprop", "articleBody"},    Known{"property", "schema:articleBody"},
      Known{"id", "article_body"},         Known{"class", "article-body"},
      Known{"class", "article_txt"},       Known{"class", "tt_article_useless_p_margin"},
      Known{"class", "se-main-container"}, Known{"class", "entry-content"},
      Known{"class", "view_content"}};
  for (const Known& row : known)
    for (NodeId n = 1; n < tree.size(); ++n)
      if (row.attribute == "class" ? tree.has_class(n, row.value)
                                   : tree.attribute(n, row.attribute) == row.value)
        return {n, std::string(row.attribute) + " " + std::string(row.value)};
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

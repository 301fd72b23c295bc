#include "indexer/extract/html_body.h"

namespace seogo::indexer::extract {

BodyPlace find_html_body(const HtmlTree& tree) {
  const NodeId article = tree.find("article");
  return article < tree.size() ? BodyPlace{article, "<article>"} : BodyPlace{};
}

void read_html_body(const HtmlTree& tree, NodeId root, const Profile&, schema::Article& article) {
  article.body = tree.text(root);
}

}  // namespace seogo::indexer::extract

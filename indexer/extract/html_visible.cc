#include "indexer/extract/html_visible.h"

namespace seogo::indexer::extract {

void read_visible(const HtmlTree& tree, const BodyPlace&, const Profile&, schema::Article& article,
                  Origins& origins) {
  const NodeId h1 = tree.find("h1");
  if (!article.title.empty() || h1 == tree.size()) return;
  article.title = tree.text(h1);
  origins["title"] = "h1";
}

}  // namespace seogo::indexer::extract

#include "indexer/extract/html_visible.h"

#include <algorithm>

#include "indexer/extract/lines.h"
#include "indexer/extract/particulars.h"

namespace seogo::indexer::extract {

void read_visible(const HtmlTree& tree, const BodyPlace& body, const Profile& profile,
                  schema::Article& article, Origins& origins) {
  NodeId heading = tree.size();
  for (const char* tag : {"h1", "h2", "h3"})
    if (heading == tree.size()) heading = tree.find(tag);
  if (article.title.empty() && heading < tree.size()) {
    article.title = tree.text(heading);
    origins["title"] = std::string(tree[heading].tag);
  }
  if (body.node == no_node) return;
  for (NodeId n = 1; n < body.node; ++n) {
    if (article.authors.empty() && tree.has_class(n, "nick")) {
      article.authors.push_back({tree.text(n), {}});
      origins["authors"] = "author element";
    }
    if (!article.published && tree.has_class(n, "se_publishDate")) {
      article.published = schema::read_timestamp(tree.text(n));
      origins["published"] = "header";
    }
  }
  MarkerReader markers(profile.markers());
  schema::Article read;
  for (NodeId n = std::min(heading, body.node); n < body.node; ++n) {
    if (!tree[n].is_text()) continue;
    const std::string text = clean(tree[n].text);
    Line line;
    line.text = text;
    for (const Mark& mark : markers.read(text))
      if (mark.role == Role::byline ||
          ((mark.role == Role::published || mark.role == Role::time) && mark.time))
        take(mark, line, read);
  }
  if (article.published == std::nullopt && read.published) {
    article.published = read.published;
    origins["published"] = "header lines";
  }
  if (article.authors.empty() && !read.authors.empty()) {
    article.authors = read.authors;
    origins["authors"] = "header lines";
  }
}

}  // namespace seogo::indexer::extract

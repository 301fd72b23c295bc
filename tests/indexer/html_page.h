// What the tests of HTML pages share: a page read as far as a reader sees it.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/html/body.h"
#include "indexer/extract/html/comments.h"
#include "indexer/extract/html/visible.h"

namespace seogo::indexer::extract {

struct SeenPage {
  schema::Article article;
  Origins origins;
  BodyPlace place;
};

inline SeenPage see(std::string_view page) {
  const HtmlTree tree(page);
  const Profile& profile = Profile::built_in();
  SeenPage seen;
  seen.place = find_html_body(tree);
  read_visible(tree, seen.place, profile, seen.article, seen.origins);
  if (seen.place.node != no_node) read_html_body(tree, seen.place.node, profile, seen.article);
  CommentsPlace comments = read_html_comments(tree, seen.place.node, profile);
  seen.article.comments = std::move(comments.comments);
  if (comments.count) seen.article.counts.comments = comments.count;
  if (!seen.place.origin.empty()) seen.origins["body"] = seen.place.origin;
  if (!comments.origin.empty()) seen.origins["comments"] = comments.origin;
  return seen;
}

}  // namespace seogo::indexer::extract

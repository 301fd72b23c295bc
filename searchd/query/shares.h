// What of a query is asked of a comment, and what of the article that it stands under.
//
//   share_out((and 감사 제목:알트만 댓글쓴이:사계절))
//   →  of_comment (and 감사 commenter:사계절)     of_article title:알트만
//   댓글:감사 -매체:한빛일보                       감사     (not site:한빛일보)
//   감사 OR 제목:알트만                           감사     and left_out: no comment can be asked so
//
// Free words, those of comments, who wrote one, its day and likes are asked of comments; all other
// fields of articles. Pure; safe to call from any thread.
#pragma once

#include "searchd/query/tree.h"

namespace seogo::searchd::query {

struct Shares {
  Node of_comment;        // without fields but for exact values and ranges
  Node of_article;        // everything, where nothing is asked of it
  bool left_out = false;  // some alternative could not be asked for
};

[[nodiscard]] Shares share_out(Node root);

}  // namespace seogo::searchd::query

// The page of one author: how much they wrote from when until when, a picture of it over time, where
// it stands, the newest of it and what readers made of it.
//
//   author_page(view, {"노을빛", {liked, discussed}})   view.reply has the newest articles and the counts
//
// For one view; pure.
#pragma once

#include <string>

#include "searchd/page/ranking.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

struct AuthorPortrait {
  std::string name;  // as asked for; an article's own spelling is shown
  Popular popular;
};

[[nodiscard]] std::string author_page(const View& view, const AuthorPortrait& portrait);

}  // namespace seogo::searchd::page

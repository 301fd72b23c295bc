// Whether a document is in a set, or the article that it stands under.
//
//   Membership{members, nullptr}(docid 7)              bit 7 of the members
//   Membership{members, &columns.articles(…)}(docid 7)   that of the article of comment 7
//
// Safe to share.
#pragma once

#include <vector>

#include <xapian.h>

#include "searchd/engine/slot_columns.h"

namespace seogo::searchd::engine {

struct Membership {
  const std::vector<bool>& members;  // by number
  const ArticleColumn* articles;     // null: documents go by their own numbers

  // Another commit of the articles may have given out higher numbers.
  bool operator()(Xapian::docid document) const {
    const Xapian::docid number = articles == nullptr ? document : articles->of(document);
    return number < members.size() && members[number];
  }
};

}  // namespace seogo::searchd::engine

// A kind of document that can be searched: articles, or the comments under them.
//
//   collect(index, articles(), root, mode, {.text = "알트만 해고", .sites = {"한빛일보"}})
//
// One collector asks, checks, folds and orders both; what differs stands here. Of a database of
// comments `read` gives an article whose body is the comment and nothing else, `fold_slot` the slot of
// the article it stands under, where a request wants one of each. Safe to share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/article.h"
#include "schema/article_codec.h"
#include "schema/fields.h"
#include "searchd/engine/request.h"
#include "searchd/query/deadline.h"
#include "searchd/query/plan.h"

namespace seogo::searchd::engine {

struct Holdings {
  // What the conditions of a request let through, beside its words. Past the deadline less, and
  // `cut` says so.
  std::function<query::Plan(const Request& request, const Xapian::Database& database,
                            query::Deadline deadline, bool& cut)>
      conditions;
  // What a document has stored; nothing where its text is gone, so that it matches nothing.
  std::function<std::optional<std::string>(const Xapian::Database& database,
                                           const Xapian::Document& document)>
      stored;
  // That, as words are looked for in its text; and without a copy of it.
  std::function<schema::Article(std::string_view data)> read;
  std::function<schema::ArticleView(std::string_view data)> view;
  // Of documents with the same value in this slot only the first in order is a result; no_slot: all.
  std::function<int(const Request& request)> fold_slot;
  bool reranks = true;          // the first by relevance, by their text
  bool counts_roughly = false;  // only how many there are is asked, of less than others look at
  // Whether their texts change with a commit of the database only, so that what they hold can be kept.
  bool keeps_texts = false;
  bool has_facets = true;  // sites, sections, tags and authors are terms of these documents
};

[[nodiscard]] const Holdings& articles();

}  // namespace seogo::searchd::engine

// Comments that stand under some articles, as a query over the database of comments.
//
//   DocumentSet of_hanbit(articles);  …                  articles of 한빛일보
//   Query(OP_FILTER, query, under(of_hanbit, comments))   only comments under these
//
// Of few articles it is a term each, of many one walk along article_slot. Weighs nothing. Xapian
// errors pass through. For one thread, as the database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/document_set.h"

namespace seogo::searchd::engine {

[[nodiscard]] Xapian::Query under(const DocumentSet& articles, const Xapian::Database& comments);

}  // namespace seogo::searchd::engine

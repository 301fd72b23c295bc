// Comments that stand under some articles, as a plan for the database of comments.
//
//   DocumentSet of_hanbit(articles);  …                  articles of 한빛일보
//   all_of({words, under(of_hanbit, comments)})          only comments under these
//
// Of few articles it is a term each, of many one walk along article_slot. Weighs nothing. Xapian
// errors pass through. For one thread, as the database is.
#pragma once

#include <xapian.h>

#include "searchd/engine/document_set.h"
#include "searchd/query/plan.h"

namespace seogo::searchd::engine {

[[nodiscard]] query::Plan under(const DocumentSet& articles, const Xapian::Database& comments);

}  // namespace seogo::searchd::engine

// Articles with a comment that has some terms, which only the database of comments knows.
//
//   DocumentSet with_thanks = commented(of_term("감사"), {comments, kept, deadline}, articles, stopped)
//
// For 댓글:감사 of articles: what their texts say is checked afterwards, where terms do not decide. Over
// 20,000 articles three words that many comments have took 423 million instructions, and 140 those that
// many texts and few comments have; three that only the common terms narrow down took 2,814. The
// comments may be a commit behind the articles: what came since is not found, and of what went there is nothing.
// `stopped` becomes true where the deadline passed before all were looked at. Xapian errors pass
// through. For one thread, as the databases are.
#pragma once

#include <xapian.h>

#include "searchd/engine/candidates.h"
#include "searchd/engine/document_set.h"
#include "searchd/engine/weighing.h"
#include "searchd/query/compile.h"

namespace seogo::searchd::engine {

[[nodiscard]] DocumentSet commented(const query::Plan& of_comments, const Walked& comments,
                                    const Xapian::Database& articles, bool& stopped);

// What a query is to find: words of comments are asked of their database, where `index` has one.
[[nodiscard]] query::Plan planned(const Index& index, const query::Node& root, query::Mode mode,
                                  const query::Readings& readings, bool& stopped);

}  // namespace seogo::searchd::engine

// The terms and slots of documents that have no term list (term_lists.h), told again.
//
//   recall_article(articles, 7)              from its stored text, its inputs and its group
//   recall_comment(comments, 31, comment)    likewise
//   recall_by_postings(database, {7, 31})    by what stands in the index, of whatever it was made
//
// The first two are held against the length that the index knows of the document, and give nothing where
// that differs. The third reads all postings for as many documents as it is given: some seconds for
// 100,000 articles. Xapian errors pass through; Error(index) for damaged bytes.
#pragma once

#include <map>
#include <optional>
#include <set>

#include <xapian.h>

#include "schema/comment_document.h"

namespace seogo::indexer {

[[nodiscard]] std::optional<Xapian::Document> recall_article(const Xapian::Database& articles,
                                                             Xapian::docid article);
[[nodiscard]] std::optional<Xapian::Document> recall_comment(const Xapian::Database& comments,
                                                             Xapian::docid id,
                                                             const schema::StoredComment& comment);
[[nodiscard]] std::map<Xapian::docid, Xapian::Document> recall_by_postings(
    const Xapian::Database& database, const std::set<Xapian::docid>& documents);

}  // namespace seogo::indexer

// A comment as the index keeps it: a document of a database of its own, `comments/` beside the
// articles', so that comments can be results, and cost the search for articles nothing.
//
//   comment_document({docid 7, 2, {사계절, 2023-12-13T20:42:55+09:00, 기사 감사합니다!}})
//   →  terms 기사, 감사, 사합 … as a body has them, XA사계절, XP7
//      slots published_slot, age_slot: when it was posted; likes_slot; article_slot: 7
//      data: the place, 2, and the comment
//   to_stored_comment(document.get_data(), 7)   equal to what was stored
//
// Words of the text only: who wrote it is the term XA… . Fields that queries name (date:, likes:,
// 댓글쓴이:) have the prefixes and slots of fields.h, so that one compiler of queries serves both.
// Damaged bytes throw Error(index). Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/article.h"

namespace seogo::schema {

struct StoredComment {
  Xapian::docid article = 0;  // the number of its article's document
  std::size_t place = 0;      // among the comments of its article, from 0
  Comment comment;
  bool operator==(const StoredComment&) const = default;
};

[[nodiscard]] Xapian::Document comment_document(const StoredComment& comment);
[[nodiscard]] std::string comment_data(const StoredComment& comment);  // of that document
[[nodiscard]] StoredComment to_stored_comment(std::string_view data, Xapian::docid article);

// What article_slot holds, and the term that the comments under one article have in common.
[[nodiscard]] std::string article_value(Xapian::docid article);
[[nodiscard]] Xapian::docid article_of(std::string_view value);
[[nodiscard]] std::string under_term(Xapian::docid article);

}  // namespace seogo::schema

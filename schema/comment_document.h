// A comment as the index keeps it: a document of a database of its own, `comments/` beside the
// articles', so that comments can be results, and cost the search for articles nothing.
//
//   comment_document({docid 7, 2, {사계절, 2023-12-13T20:42:55+09:00, 기사 감사합니다!}})
//   →  terms 기사, 감사, 사합 … as a body has them, XA사계절, XP7
//      slots published_slot, age_slot: when it was posted; likes_slot; article_slot: 7
//      data: the mark by which the comment is found in the stored article: its place, 2, and digests
//   to_comment_mark(document.get_data()) == mark_of(comment, 2)
//
// The comment itself is stored once, with its article.
//
// Words of the text only: who wrote it is the term XA… . Fields that queries name (date:, likes:,
// 댓글쓴이:) have the prefixes and slots of fields.h, so that one compiler of queries serves both.
// Damaged bytes throw Error(index). Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/article.h"
#include "schema/article_codec.h"
#include "schema/document.h"
#include "schema/terms.h"

namespace seogo::schema {

struct StoredComment {
  Xapian::docid article = 0;  // the number of its article's document
  std::size_t place = 0;      // among the comments of its article, from 0
  Comment comment;
  bool operator==(const StoredComment&) const = default;
};

// Which of its article's comments a document stands for.
struct CommentMark {
  std::size_t place = 0;  // among them, from 0
  std::uint64_t identity =
      0;  // the same to a reader: of one id, or without one of author, time, text
  std::uint32_t content = 0;  // content_mark()
  bool operator==(const CommentMark&) const = default;
};
[[nodiscard]] CommentMark mark_of(const Comment& comment, std::size_t place);
// Of a comment's bytes as they stand in the stored article: another where anything of it is.
[[nodiscard]] std::uint32_t content_mark(std::string_view bytes);

[[nodiscard]] Xapian::Document comment_document(const StoredComment& comment);
// Its parts, for bulk builds.
void add_terms(const StoredComment& comment, Terms& terms);
[[nodiscard]] std::vector<SlotValue> slot_values(const StoredComment& comment);
[[nodiscard]] std::string comment_data(const StoredComment& comment);  // of that document
[[nodiscard]] CommentMark to_comment_mark(std::string_view data);

// What article_slot holds, and the term that the comments under one article have in common.
[[nodiscard]] std::string article_value(Xapian::docid article);
[[nodiscard]] Xapian::docid article_of(std::string_view value);
[[nodiscard]] std::string under_term(Xapian::docid article);

}  // namespace seogo::schema

// The comments of documents of `comments/`, read from the articles that they are stored with.
//
//   CommentTexts texts(archive.articles, columns.texts());
//   texts.bytes_of(document)       the comment, for schema::to_comment(); nothing where it is gone
//
// Comments may be a commit behind the articles: one whose place is another by now is found there, one
// that changed is given as it is now, and of one that went there is nothing. Articles read are kept,
// in so many bytes, because many comments may stand under one. Views are into these, and hold until the
// next call. Xapian errors pass through, damaged bytes throw Error(index). For one search and thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "schema/comment_document.h"
#include "searchd/engine/texts.h"

namespace seogo::searchd::engine {

class CommentTexts {
 public:
  // `kept`: texts of these articles.
  CommentTexts(const Xapian::Database& articles, Texts& kept) : articles_(articles), kept_(kept) {}

  [[nodiscard]] std::optional<std::string_view> bytes_of(const Xapian::Document& comment);
  [[nodiscard]] std::optional<schema::StoredComment> comment_of(const Xapian::Document& comment);
  // The stored article that it stands under.
  [[nodiscard]] std::optional<std::string_view> article_of(const Xapian::Document& comment);

 private:
  struct Thread {
    Text article;  // null where it is gone
    std::vector<std::string_view> comments;
  };
  [[nodiscard]] const Thread& thread_of(const Xapian::Document& comment);

  const Xapian::Database& articles_;
  Texts& kept_;
  std::unordered_map<Xapian::docid, Thread> threads_;
  std::size_t bytes_ = 0;
};

}  // namespace seogo::searchd::engine

// The comments' database of a generation, written after its articles and by what they say
// (schema/comment_batch.h).
//
//   CommentsDatabase comments(directory, "gen-000002");
//   comments.follow(articles);              takes over the batch that it is behind, if any
//   comments.take(articles, {13, {7, 19}}); the comments under documents 7 and 19, committed as batch 13
//
// A comment that stays keeps the number of its document, also where its likes, its text or its place
// changed; so pages of results go on where they were. Who it is is told by its id, or without one by
// author, time and text. Taking a batch twice changes nothing. Further behind than a batch, everything
// is compared. Xapian errors pass through; Error(index) tells of damaged documents. What was not
// committed is dropped with it. For the one writer.
#pragma once

#include <memory>
#include <string>

#include <xapian.h>

#include "schema/comment_batch.h"
#include "schema/generation.h"

namespace seogo::indexer {

class CommentsDatabase {
 public:
  CommentsDatabase(const schema::IndexDirectory& directory, const std::string& generation);
  ~CommentsDatabase();
  CommentsDatabase(const CommentsDatabase&) = delete;
  CommentsDatabase& operator=(const CommentsDatabase&) = delete;

  [[nodiscard]] std::uint64_t reached() const;  // the number of the last batch it has

  void follow(const Xapian::Database& articles);
  void take(const Xapian::Database& articles, const schema::CommentBatch& batch);

 private:
  void compare_all(const Xapian::Database& articles);
  void bring_up(const Xapian::Database& articles, Xapian::docid article);
  void commit(std::uint64_t number);

  std::unique_ptr<Xapian::WritableDatabase> database_;
  bool pending_ = false;  // something is not committed
};

}  // namespace seogo::indexer

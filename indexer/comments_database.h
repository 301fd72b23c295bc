// The comments' database of a generation, written after its articles and by what they say
// (schema/comment_batch.h).
//
//   CommentsDatabase comments(directory, "gen-000002");
//   comments.follow(articles);              takes over the batch that it is behind, if any
//   comments.prepare(before, after, {7, 19});  before the articles are committed
//   comments.take(articles, {13, {7, 19}}); the comments under documents 7 and 19, committed as batch 13
//
// A comment that stays keeps the number of its document, also where its likes, its text or its place
// changed; so pages of results go on where they were. Who it is is told by its id, or without one by
// author, time and text. Those that will change or go are given term lists (term_lists.h) by prepare(),
// while their texts are still known; what comes unprepared is told by its postings, which takes seconds.
// Taking a batch twice changes nothing. Further behind than a batch, everything
// is compared. Xapian errors pass through; Error(index) tells of damaged documents. What was not
// committed is dropped with it. For the one writer.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/comment_batch.h"
#include "schema/comment_document.h"
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
  void prepare(const Xapian::Database& before, const Xapian::Database& after,
               const std::vector<Xapian::docid>& articles);
  void take(const Xapian::Database& articles, const schema::CommentBatch& batch);

 private:
  struct Known {
    Xapian::docid id;
    schema::CommentMark mark;
  };
  // What has to be done under one article.
  struct Changes {
    std::vector<schema::StoredComment> come;
    std::vector<std::pair<Known, schema::StoredComment>> rewritten;
    std::vector<std::pair<Known, schema::StoredComment>> moved;  // their terms stay
    std::vector<Known> gone;
  };
  using Lacking = std::map<Xapian::docid, std::optional<schema::StoredComment>>;

  [[nodiscard]] Changes changes_under(const Xapian::Database& articles,
                                      Xapian::docid article) const;
  void add_lacking(const Changes& changes, const std::vector<schema::Comment>& before,
                   Xapian::docid article, Lacking& lacking) const;
  void give_lists(const Lacking& lacking);
  void take_under(const Xapian::Database& articles, const std::set<Xapian::docid>& of);
  void make(const Changes& changes);
  void commit(std::uint64_t number);

  const schema::IndexDirectory& directory_;
  std::string generation_;
  std::unique_ptr<Xapian::WritableDatabase> database_;
  bool pending_ = false;  // something is not committed
};

}  // namespace seogo::indexer

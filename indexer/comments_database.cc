#include "indexer/comments_database.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "indexer/abandoned.h"
#include "schema/article_codec.h"
#include "schema/comment_document.h"
#include "schema/fields.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

using schema::Comment;
using schema::StoredComment;

std::vector<Comment> comments_under(const Xapian::Database& articles, Xapian::docid article) {
  try {
    return schema::comments_of(schema::stored_data(articles, article));
  } catch (const Xapian::DocNotFoundError&) {
    return {};  // it was removed, and its comments with it
  }
}

}  // namespace

CommentsDatabase::CommentsDatabase(const schema::IndexDirectory& directory,
                                   const std::string& generation)
    : database_(std::make_unique<Xapian::WritableDatabase>(
          directory.open_comments_for_writing(generation))) {}

CommentsDatabase::~CommentsDatabase() {
  if (pending_) abandon(std::move(database_));
}

std::uint64_t CommentsDatabase::reached() const { return schema::batch_reached(*database_); }

void CommentsDatabase::follow(const Xapian::Database& articles) {
  const schema::CommentBatch last = schema::last_batch(articles);
  const std::uint64_t reached = this->reached();
  if (reached == last.number) return;
  if (reached + 1 == last.number) return take(articles, last);
  compare_all(articles);
  commit(last.number);
}

void CommentsDatabase::take(const Xapian::Database& articles, const schema::CommentBatch& batch) {
  for (const Xapian::docid article : batch.articles) bring_up(articles, article);
  commit(batch.number);
}

void CommentsDatabase::compare_all(const Xapian::Database& articles) {
  std::set<Xapian::docid> all;
  for (auto it = database_->valuestream_begin(schema::article_slot);
       it != database_->valuestream_end(schema::article_slot); ++it) {
    all.insert(schema::article_of(*it));
  }
  for (auto it = articles.postlist_begin(""); it != articles.postlist_end(""); ++it) {
    all.insert(*it);
  }
  for (const Xapian::docid article : all) bring_up(articles, article);
}

void CommentsDatabase::bring_up(const Xapian::Database& articles, Xapian::docid article) {
  // All of them before any is changed, because what is iterated over must not change meanwhile.
  std::multimap<std::uint64_t, std::pair<Xapian::docid, schema::CommentMark>> known;
  const std::string term = schema::under_term(article);
  for (auto it = database_->postlist_begin(term); it != database_->postlist_end(term); ++it) {
    const schema::CommentMark mark =
        schema::to_comment_mark(database_->get_document(*it).get_data());
    known.emplace(mark.identity, std::pair(*it, mark));
  }
  std::size_t place = 0;
  for (Comment& comment : comments_under(articles, article)) {
    const StoredComment wanted{article, place++, std::move(comment)};
    const schema::CommentMark mark = schema::mark_of(wanted.comment, wanted.place);
    const auto found = known.find(mark.identity);
    if (found == known.end()) {
      pending_ = true;
      database_->add_document(schema::comment_document(wanted));
      continue;
    }
    const auto& [id, stored] = found->second;
    if (stored.content != mark.content) {
      pending_ = true;
      database_->replace_document(id, schema::comment_document(wanted));
    } else if (stored.place != mark.place) {
      pending_ = true;
      Xapian::Document document = database_->get_document(id);  // its terms are not written again
      document.set_data(schema::comment_data(wanted));
      database_->replace_document(id, document);
    }
    known.erase(found);
  }
  for (const auto& [identity, row] : known) {
    pending_ = true;
    database_->delete_document(row.first);
  }
}

void CommentsDatabase::commit(std::uint64_t number) {
  pending_ = true;
  schema::set_batch_reached(*database_, number);
  database_->commit();
  pending_ = false;
}

}  // namespace seogo::indexer

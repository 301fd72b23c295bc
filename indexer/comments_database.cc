#include "indexer/comments_database.h"

#include "indexer/abandoned.h"
#include "indexer/recall.h"
#include "indexer/term_lists.h"
#include "schema/article_codec.h"
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
    : directory_(directory),
      generation_(generation),
      database_(std::make_unique<Xapian::WritableDatabase>(
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
  std::set<Xapian::docid> all;
  for (auto it = database_->valuestream_begin(schema::article_slot);
       it != database_->valuestream_end(schema::article_slot); ++it) {
    all.insert(schema::article_of(*it));
  }
  for (auto it = articles.postlist_begin(""); it != articles.postlist_end(""); ++it) {
    all.insert(*it);
  }
  take_under(articles, all);
  commit(last.number);
}

void CommentsDatabase::prepare(const Xapian::Database& before, const Xapian::Database& after,
                               const std::vector<Xapian::docid>& articles) {
  Lacking lacking;
  for (const Xapian::docid article : articles) {
    add_lacking(changes_under(after, article), comments_under(before, article), article, lacking);
  }
  give_lists(lacking);
}

void CommentsDatabase::take(const Xapian::Database& articles, const schema::CommentBatch& batch) {
  take_under(articles, {batch.articles.begin(), batch.articles.end()});
  commit(batch.number);
}

void CommentsDatabase::take_under(const Xapian::Database& articles,
                                  const std::set<Xapian::docid>& of) {
  Lacking lacking;  // nothing, where it was prepared
  for (const Xapian::docid article : of) {
    add_lacking(changes_under(articles, article), {}, article, lacking);
  }
  give_lists(lacking);
  for (const Xapian::docid article : of) make(changes_under(articles, article));
}

CommentsDatabase::Changes CommentsDatabase::changes_under(const Xapian::Database& articles,
                                                          Xapian::docid article) const {
  std::multimap<std::uint64_t, Known> known;  // by identity
  const std::string term = schema::under_term(article);
  for (auto it = database_->postlist_begin(term); it != database_->postlist_end(term); ++it) {
    const schema::CommentMark mark =
        schema::to_comment_mark(database_->get_document(*it).get_data());
    known.emplace(mark.identity, Known{*it, mark});
  }
  Changes changes;
  std::size_t place = 0;
  for (Comment& comment : comments_under(articles, article)) {
    StoredComment wanted{article, place++, std::move(comment)};
    const schema::CommentMark mark = schema::mark_of(wanted.comment, wanted.place);
    const auto found = known.find(mark.identity);
    if (found == known.end()) {
      changes.come.push_back(std::move(wanted));
      continue;
    }
    const Known& stored = found->second;
    if (stored.mark.content != mark.content) {
      changes.rewritten.emplace_back(stored, std::move(wanted));
    } else if (stored.mark.place != mark.place) {
      changes.moved.emplace_back(stored, std::move(wanted));
    }
    known.erase(found);
  }
  for (const auto& [identity, row] : known) changes.gone.push_back(row);
  return changes;
}

// `before`: the comments under the article as the database has them, where they are known.
void CommentsDatabase::add_lacking(const Changes& changes, const std::vector<Comment>& before,
                                   Xapian::docid article, Lacking& lacking) const {
  const auto add = [&](const Known& known) {
    if (has_term_list(*database_, known.id)) return;
    const std::size_t place = known.mark.place;
    const bool is_known =
        place < before.size() && schema::mark_of(before[place], place) == known.mark;
    lacking[known.id] =
        is_known ? std::optional(StoredComment{article, place, before[place]}) : std::nullopt;
  };
  for (const auto& [known, wanted] : changes.rewritten) add(known);
  for (const Known& known : changes.gone) add(known);
}

void CommentsDatabase::give_lists(const Lacking& lacking) {
  if (lacking.empty()) return;
  std::map<Xapian::docid, Xapian::Document> documents;
  std::set<Xapian::docid> unknown;
  for (const auto& [id, comment] : lacking) {
    std::optional<Xapian::Document> recalled;
    if (comment) recalled = recall_comment(*database_, id, *comment);
    if (recalled) {
      documents.emplace(id, std::move(*recalled));
    } else {
      unknown.insert(id);
    }
  }
  if (!unknown.empty()) documents.merge(recall_by_postings(*database_, unknown));
  database_.reset();
  give_term_lists(directory_.comments_path(generation_), directory_.building_path(), documents,
                  Sync::yes);
  database_ =
      std::make_unique<Xapian::WritableDatabase>(directory_.open_comments_for_writing(generation_));
}

void CommentsDatabase::make(const Changes& changes) {
  for (const StoredComment& comment : changes.come) {
    pending_ = true;
    database_->add_document(schema::comment_document(comment));
  }
  for (const auto& [known, comment] : changes.rewritten) {
    pending_ = true;
    database_->replace_document(known.id, schema::comment_document(comment));
  }
  for (const auto& [known, comment] : changes.moved) {
    pending_ = true;
    Xapian::Document document = database_->get_document(known.id);  // its terms are not written
    document.set_data(schema::comment_data(comment));
    database_->replace_document(known.id, document);
  }
  for (const Known& known : changes.gone) {
    pending_ = true;
    database_->delete_document(known.id);
  }
}

void CommentsDatabase::commit(std::uint64_t number) {
  pending_ = true;
  schema::set_batch_reached(*database_, number);
  database_->commit();
  pending_ = false;
}

}  // namespace seogo::indexer

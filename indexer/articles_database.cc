#include "indexer/articles_database.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "indexer/abandoned.h"
#include "indexer/input_keys.h"
#include "indexer/near_duplicates.h"
#include "indexer/recall.h"
#include "indexer/term_lists.h"
#include "indexer/training.h"
#include "schema/document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

// Xapian gathers postings in memory until a commit. Batches of 1,000 documents are no slower than
// its default of 10,000 and take an eighth of the memory (62 MB against 517 MB, measured).
constexpr std::uint64_t batch_documents = 1000;
constexpr std::uint64_t batch_bytes = 16U << 20;  // of stored text, for archives of long articles

}  // namespace

template <typename Work>
auto ArticlesDatabase::guarded(Work work) const {
  if (!database_) fail("an earlier write failed");
  try {
    return work();
  } catch (const Xapian::Error& error) {
    fail(error.get_description());
  }
}

// Term lists are written into the tables of the generation, but not by Xapian's handle of it.
template <typename Work>
void ArticlesDatabase::giving_lists(Work work) const {
  try {
    work();
  } catch (const schema::Error& error) {
    if (error.code() != schema::ErrorCode::io) throw;
    fail(error.text());
  } catch (const std::filesystem::filesystem_error& error) {
    fail(error.what());
  }
}

ArticlesDatabase::ArticlesDatabase(const schema::IndexDirectory& directory, std::string generation,
                                   Target target)
    : directory_(directory), generation_(std::move(generation)), target_(target) {
  if (const std::optional<std::string> reason = directory.dirty();
      reason && target == Target::live) {
    throw schema::Error(
        schema::ErrorCode::index,
        fmt::format("the index at {} needs repair: {}", directory.path().string(), *reason),
        fmt::format("seogo-indexer check --repair --index {}", directory.path().string()));
  }
  if (target == Target::live) live_writing_.emplace(directory);
  open();
  if (target == Target::aside) return;
  comments_ = std::make_unique<CommentsDatabase>(directory, generation_);
  guarded([&] {
    giving_lists([&] { comments_->follow(*database_); });
    return true;
  });
}

// The inputs of an unfinished batch were not recorded either, so the next update reads them again.
ArticlesDatabase::~ArticlesDatabase() {
  if (database_ && pending_documents_ > 0) abandon(std::move(database_));
}

void ArticlesDatabase::open() {
  const int flags = target_ == Target::live ? 0 : Xapian::DB_NO_SYNC;
  database_ =
      std::make_unique<Xapian::WritableDatabase>(directory_.open_for_writing(generation_, flags));
}

void ArticlesDatabase::fail(const std::string& reason) const {
  abandon(std::move(database_));
  const std::string place = directory_.generation_path(generation_).string();
  std::string text = fmt::format("writing {} failed: {}", place, reason);
  try {
    if (target_ == Target::live) directory_.mark_dirty(reason);
  } catch (const schema::Error& error) {
    text += "; it could not be marked: " + error.text();
  }
  throw schema::Error(
      schema::ErrorCode::io, text,
      target_ == Target::live
          ? fmt::format("articles committed before are safe; make room if the disk is full, then: "
                        "seogo-indexer check --repair --index {}",
                        directory_.path().string())
          : "the live index was not touched");
}

Xapian::docid ArticlesDatabase::find(const std::string& id) {
  const std::string term = schema::id_term(id);
  return guarded([&]() -> Xapian::docid {
    const auto known = [&] {
      const Xapian::PostingIterator at = database_->postlist_begin(term);
      return at == database_->postlist_end(term) ? 0 : *at;
    };
    const Xapian::docid found = known();
    const auto change = put_off_.find(found);
    if (change == put_off_.end() || change->second.kind != Change::Kind::erased) return found;
    commit();  // before another document has its id
    return known();
  });
}

std::vector<Xapian::docid> ArticlesDatabase::of_input(const std::string& key,
                                                      const std::vector<Xapian::docid>& but) const {
  return guarded([&] {
    const std::string term = input_term(key);
    std::set<Xapian::docid> found(database_->postlist_begin(term), database_->postlist_end(term));
    for (const auto& [id, change] : put_off_) {
      if (std::ranges::count(change.keys, key) > 0) {
        found.insert(id);
      } else {
        found.erase(id);
      }
    }
    std::vector<Xapian::docid> others;
    std::ranges::set_difference(found, but, std::back_inserter(others));
    return others;
  });
}

schema::Article ArticlesDatabase::stored(Xapian::docid id) const {
  const auto change = put_off_.find(id);
  if (change != put_off_.end() && change->second.kind == Change::Kind::replaced) {
    return change->second.article;
  }
  return guarded([&] { return schema::stored_article(*database_, id); });
}

std::vector<std::string> ArticlesDatabase::input_keys(Xapian::docid id) const {
  const auto change = put_off_.find(id);
  if (change != put_off_.end()) return change->second.keys;
  return guarded([&] { return indexer::input_keys(database_->get_document(id)); });
}

Xapian::docid ArticlesDatabase::add(const schema::Article& article,
                                    const std::vector<std::string>& keys) {
  return guarded([&] {
    const schema::CutArticle texts = schema::cut(article);
    auto [document, bytes] = make(article, texts);
    add_input_keys(document, keys);
    const Xapian::docid id = database_->add_document(document);
    pending_links_.insert(id);
    if (!article.comments.empty()) pending_comments_.insert(id);
    pending_words_.add(texts, +1);
    count_pending(bytes);
    return id;
  });
}

void ArticlesDatabase::replace(Xapian::docid id, schema::Article article,
                               std::vector<std::string> keys) {
  change(id, {Change::Kind::replaced, std::move(article), std::move(keys)});
}

void ArticlesDatabase::set_input_keys(Xapian::docid id, std::vector<std::string> keys) {
  change(id, {Change::Kind::keys, {}, std::move(keys)});
}

void ArticlesDatabase::erase(Xapian::docid id) { change(id, {Change::Kind::erased, {}, {}}); }

void ArticlesDatabase::change(Xapian::docid id, Change change) {
  guarded([&] {
    const auto known = put_off_.find(id);
    if (known == put_off_.end() && has_term_list(*database_, id)) {
      count_pending(make(id, change));
      return true;
    }
    const std::uint64_t bytes = schema::encode(change.article).size();
    if (known == put_off_.end()) {
      lacking_.insert(id);
      put_off_.emplace(id, std::move(change));
    } else if (change.kind == Change::Kind::keys) {
      known->second.keys = std::move(change.keys);  // of the article that comes
    } else {
      known->second = std::move(change);
    }
    count_pending(bytes);
    return true;
  });
}

// Returns the bytes of stored text that it wrote.
std::uint64_t ArticlesDatabase::make(Xapian::docid id, const Change& change) {
  if (change.kind == Change::Kind::keys) {
    Xapian::Document document = database_->get_document(id);
    indexer::set_input_keys(document, change.keys);
    database_->replace_document(id, document);
    return 0;
  }
  const schema::Article known = schema::stored_article(*database_, id);
  pending_words_.add(known, -1);
  if (known.comments != change.article.comments) pending_comments_.insert(id);
  if (change.kind == Change::Kind::erased) {
    pending_links_.erase(id);
    database_->delete_document(id);
    return 0;
  }
  const schema::CutArticle texts = schema::cut(change.article);
  auto [document, bytes] = make(change.article, texts);
  add_input_keys(document, change.keys);
  database_->replace_document(id, document);
  pending_links_.insert(id);
  pending_words_.add(texts, +1);
  return bytes;
}

ArticlesDatabase::Made ArticlesDatabase::make(const schema::Article& article,
                                              const schema::CutArticle& texts) {
  if (!packer_) {
    std::shared_ptr<const schema::Dictionary> known = schema::packing_dictionary(*database_);
    if (known) {
      packer_.emplace(std::move(known));
    } else {
      pack_with(trained_on(*database_));
    }
  }
  std::string stored = schema::encode(article);
  const std::uint64_t bytes = stored.size();
  return {schema::to_document(article, texts, packer_->pack(std::move(stored))), bytes};
}

void ArticlesDatabase::pack_with(std::shared_ptr<const schema::Dictionary> dictionary) {
  guarded([&] {
    if (dictionary) schema::keep_dictionary(*database_, *dictionary);
    return true;
  });
  packer_.emplace(std::move(dictionary));
}

// Xapian would commit by itself after so many documents, without their words.
void ArticlesDatabase::count_pending(std::uint64_t bytes) {
  ++pending_documents_;
  pending_bytes_ += bytes;
  if (pending_documents_ >= batch_documents || pending_bytes_ >= batch_bytes) commit();
}

std::string ArticlesDatabase::metadata(const std::string& key) const {
  const auto pending = pending_metadata_.find(key);
  if (pending != pending_metadata_.end()) return pending->second;
  return guarded([&] { return database_->get_metadata(key); });
}

void ArticlesDatabase::set_metadata(const std::string& key, std::string value) {
  pending_metadata_[key] = std::move(value);
}

void ArticlesDatabase::each_metadata(
    const std::string& prefix,
    const std::function<void(const std::string& key, const std::string& value)>& sink) {
  if (!pending_metadata_.empty()) commit();
  guarded([&] {
    for (auto it = database_->metadata_keys_begin(prefix);
         it != database_->metadata_keys_end(prefix); ++it) {
      sink(*it, database_->get_metadata(*it));
    }
    return true;
  });
}

std::vector<std::vector<Xapian::docid>> ArticlesDatabase::same_ids(std::string& last,
                                                                   std::size_t most) {
  const std::string prefix(schema::id_prefix);
  return guarded([&] {
    std::vector<std::vector<Xapian::docid>> groups;
    auto term = database_->allterms_begin(prefix);
    if (!last.empty()) term.skip_to(last);
    for (; term != database_->allterms_end(prefix) && groups.size() < most; ++term) {
      last = *term;
      if (term.get_termfreq() < 2) continue;
      groups.emplace_back(database_->postlist_begin(last), database_->postlist_end(last));
    }
    last += '\0';  // the next round begins behind it
    return groups;
  });
}

// In rounds, so that few term lists are pending at a time.
void ArticlesDatabase::link_all() {
  commit();
  guarded([&] {
    constexpr std::size_t round = 1000;
    const SharedBands bands(*database_);
    const std::vector<Xapian::docid>& all = bands.documents();
    for (std::size_t first = 0; first < all.size(); first += round) {
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end = all.size() - first > round ? begin + round : all.end();
      std::set<Xapian::docid> waiting = link(*database_, bands, {begin, end}, lacking_);
      while (!waiting.empty()) {
        database_->commit();
        give_lists(std::exchange(lacking_, {}));
        waiting = link(*database_, bands, waiting, lacking_);
      }
    }
    database_->commit();
    return true;
  });
}

void ArticlesDatabase::commit() {
  guarded([&] {
    write_batch();
    while (!lacking_.empty()) {
      give_lists(std::exchange(lacking_, {}));
      const std::map<Xapian::docid, Change> changes = std::exchange(put_off_, {});
      for (const auto& [id, change] : changes) make(id, change);
      write_batch();
    }
    return true;
  });
  pending_documents_ = 0;
  pending_bytes_ = 0;
}

// What can be written without more term lists.
void ArticlesDatabase::write_batch() {
  pending_words_.write(*database_);
  schema::CommentBatch batch{0, {pending_comments_.begin(), pending_comments_.end()}};
  const bool followed = comments_ && !batch.articles.empty();
  if (followed) {
    batch.number = comments_->reached() + 1;
    schema::set_last_batch(*database_, batch);
    const Xapian::Database before(directory_.generation_path(generation_).string());
    giving_lists([&] { comments_->prepare(before, *database_, batch.articles); });
  }
  // After these: should Xapian commit by itself at so many changes, only links would be missing.
  if (!pending_links_.empty()) {
    pending_links_ =
        link(*database_, SharedBands(*database_, pending_links_), pending_links_, lacking_);
  }
  if (lacking_.empty()) {
    for (const auto& [key, value] : pending_metadata_) database_->set_metadata(key, value);
    pending_metadata_.clear();
  }
  database_->commit();
  pending_comments_.clear();
  if (followed) giving_lists([&] { comments_->take(*database_, batch); });
}

// Nothing else is pending.
void ArticlesDatabase::give_lists(const std::set<Xapian::docid>& to) {
  if (to.empty()) return;
  const Xapian::Database known(directory_.generation_path(generation_).string());
  database_.reset();
  giving_lists([&] {
    std::set<Xapian::docid> unlike;
    TermLists lists(directory_.generation_path(generation_), directory_.building_path(),
                    target_ == Target::live ? Sync::yes : Sync::no);
    for (const Xapian::docid id : to) {
      if (const std::optional<Xapian::Document> document = recall_article(known, id)) {
        lists.add(id, *document);
      } else {
        unlike.insert(id);
      }
    }
    for (const auto& [id, document] : recall_by_postings(known, unlike)) lists.add(id, document);
    lists.finish();
  });
  open();
}

}  // namespace seogo::indexer

#include "indexer/writer.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "indexer/abandoned.h"
#include "indexer/near_duplicates.h"
#include "indexer/recapture.h"
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

std::vector<std::string> input_keys(const Xapian::Document& document) {
  std::vector<std::string> keys;
  auto term = document.termlist_begin();
  for (term.skip_to(std::string(schema::input_prefix)); term != document.termlist_end(); ++term) {
    const std::string text = *term;
    if (!text.starts_with(schema::input_prefix)) break;
    keys.push_back(text.substr(schema::input_prefix.size()));
  }
  return keys;
}

void add_input_keys(Xapian::Document& document, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    document.add_boolean_term(std::string(schema::input_prefix) + key);
  }
}

template <typename Work>
auto Writer::guarded(Work work) {
  if (!database_) fail("an earlier write failed");
  try {
    return work();
  } catch (const Xapian::Error& error) {
    fail(error.get_description());
  }
}

Writer::Writer(const schema::IndexDirectory& directory, std::string generation, Target target)
    : directory_(directory), generation_(std::move(generation)), target_(target) {
  if (const std::optional<std::string> reason = directory.dirty();
      reason && target == Target::live) {
    throw schema::Error(
        schema::ErrorCode::index,
        fmt::format("the index at {} needs repair: {}", directory.path().string(), *reason),
        fmt::format("seogo-indexer check --repair --index {}", directory.path().string()));
  }
  if (target == Target::live) live_writing_.emplace(directory);
  const int flags = target == Target::live ? 0 : Xapian::DB_NO_SYNC;
  database_ =
      std::make_unique<Xapian::WritableDatabase>(directory.open_for_writing(generation_, flags));
  if (target == Target::aside) return;
  comments_ = std::make_unique<CommentsDatabase>(directory, generation_);
  guarded([&] {
    comments_->follow(*database_);
    return true;
  });
}

// An unfinished batch is dropped: its inputs were not recorded either, so the next update reads
// them again.
Writer::~Writer() {
  if (database_ && pending_documents_ > 0) abandon(std::move(database_));
}

void Writer::fail(const std::string& reason) {
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

Writer::Outcome Writer::put(schema::Article article) {
  if (article.id.empty()) article.id = schema::stable_id(article);
  schema::validate(article);
  const std::string term = schema::id_term(article.id);
  return guarded([&] {
    const Xapian::PostingIterator known = database_->postlist_begin(term);
    if (known == database_->postlist_end(term)) {
      const schema::CutArticle texts = schema::cut(article);
      auto [document, bytes] = make(article, texts);
      if (!input_key_.empty()) add_input_keys(document, {input_key_});
      seen_.push_back(database_->add_document(document));
      pending_links_.insert(seen_.back());
      if (!article.comments.empty()) pending_comments_.insert(seen_.back());
      pending_words_.add(texts, +1);
      count_pending(bytes);
      return Outcome::added;
    }
    return put_again(*known, std::move(article));
  });
}

// A capture of a page that is there already.
Writer::Outcome Writer::put_again(Xapian::docid id, schema::Article incoming) {
  seen_.push_back(id);
  schema::Article known = stored(id);
  std::vector<std::string> keys = input_keys(database_->get_document(id));
  const std::string was = schema::content_digest(known);
  const bool says_the_same = was == schema::content_digest(incoming);
  const bool borne = input_key_.empty() || std::ranges::count(keys, input_key_) > 0;
  if (says_the_same && borne && same_capture(known, incoming)) return Outcome::unchanged;

  const schema::Article counts = newest_of(known, std::move(incoming));
  const bool stays = was == schema::content_digest(counts);
  const bool nothing_new = stays && borne && counts.captured_at == known.captured_at &&
                           counts.other_captures == known.other_captures;
  const Outcome outcome = says_the_same ? Outcome::unchanged
                          : stays       ? Outcome::older
                                        : Outcome::changed;
  if (nothing_new) return outcome;
  if (!borne) keys.push_back(input_key_);
  pending_words_.add(known, -1);
  if (known.comments != counts.comments) pending_comments_.insert(id);
  replace(id, counts, keys);
  return outcome;
}

void Writer::replace(Xapian::docid id, const schema::Article& article,
                     const std::vector<std::string>& keys) {
  const schema::CutArticle texts = schema::cut(article);
  auto [document, bytes] = make(article, texts);
  add_input_keys(document, keys);
  database_->replace_document(id, document);
  pending_links_.insert(id);
  pending_words_.add(texts, +1);
  count_pending(bytes);
}

Writer::Made Writer::make(const schema::Article& article, const schema::CutArticle& texts) {
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

void Writer::pack_with(std::shared_ptr<const schema::Dictionary> dictionary) {
  guarded([&] {
    if (dictionary) schema::keep_dictionary(*database_, *dictionary);
    return true;
  });
  packer_.emplace(std::move(dictionary));
}

schema::Article Writer::stored(Xapian::docid id) const {
  return schema::stored_article(*database_, id);
}

// Xapian would commit by itself after so many documents, without their words.
void Writer::count_pending(std::uint64_t bytes) {
  ++pending_documents_;
  pending_bytes_ += bytes;
  if (pending_documents_ >= batch_documents || pending_bytes_ >= batch_bytes) commit();
}

bool Writer::remove(const std::string& id) {
  const std::string term = schema::id_term(id);
  return guarded([&] {
    const Xapian::PostingIterator known = database_->postlist_begin(term);
    if (known == database_->postlist_end(term)) return false;
    erase(*known);
    return true;
  });
}

void Writer::erase(Xapian::docid id) {
  const schema::Article gone = stored(id);
  pending_words_.add(gone, -1);
  if (!gone.comments.empty()) pending_comments_.insert(id);
  pending_links_.erase(id);
  database_->delete_document(id);
  count_pending(0);
}

bool Writer::remove_earlier_state(const std::string& id, const schema::Article& now) {
  if (!schema::is_made_id(id) || !schema::is_made_id(now.id) || input_key_.empty()) return false;
  const std::string term = schema::id_term(id);
  return guarded([&] {
    const Xapian::PostingIterator known = database_->postlist_begin(term);
    if (known == database_->postlist_end(term)) return false;
    const schema::Article then = stored(*known);
    const bool edited = then.provenance.file == now.provenance.file && then.site == now.site &&
                        now.published && then.published == now.published;
    return edited && release(*known, input_key_);
  });
}

void Writer::begin_input(const std::string& path) {
  input_key_ = input_key(path);
  seen_.clear();
}

void Writer::end_input(const InputRecord& record) {
  if (input_key_.empty()) return;
  guarded([&] {
    database_->set_metadata(std::string(input_record_prefix) + input_key_, record.bytes());
    return true;
  });
  input_key_.clear();
}

InputRecord Writer::input_record(const std::string& path) const {
  const std::string key = input_key(path);
  if (key.empty()) return {};
  return InputRecord::parse(database_->get_metadata(std::string(input_record_prefix) + key));
}

void Writer::each_input(
    const std::function<void(const std::string& key, const InputRecord&)>& sink) const {
  const std::string prefix(input_record_prefix);
  for (auto it = database_->metadata_keys_begin(prefix); it != database_->metadata_keys_end(prefix);
       ++it) {
    sink((*it).substr(prefix.size()), InputRecord::parse(database_->get_metadata(*it)));
  }
}

std::uint64_t Writer::release_unseen() {
  if (input_key_.empty()) return 0;
  std::sort(seen_.begin(), seen_.end());
  return release(input_key_, seen_);
}

std::uint64_t Writer::release_input(const std::string& key) {
  const std::uint64_t removed = release(key, {});
  guarded([&] {
    database_->set_metadata(std::string(input_record_prefix) + key, {});
    return true;
  });
  return removed;
}

// `kept` is sorted.
std::uint64_t Writer::release(const std::string& key, const std::vector<Xapian::docid>& kept) {
  const std::string term = std::string(schema::input_prefix) + key;
  std::uint64_t removed = 0;
  guarded([&] {
    std::vector<Xapian::docid> gone;
    for (auto it = database_->postlist_begin(term); it != database_->postlist_end(term); ++it) {
      if (!std::binary_search(kept.begin(), kept.end(), *it)) gone.push_back(*it);
    }
    for (const Xapian::docid id : gone) removed += release(id, key) ? 1 : 0;
    return true;
  });
  return removed;
}

// Whether nobody else has it, so that it was removed.
bool Writer::release(Xapian::docid id, const std::string& key) {
  Xapian::Document document = database_->get_document(id);
  const std::vector<std::string> keys = input_keys(document);
  if (std::ranges::count(keys, key) == 0) return false;
  if (keys.size() == 1) {
    erase(id);
    return true;
  }
  document.remove_term(std::string(schema::input_prefix) + key);
  database_->replace_document(id, document);
  count_pending(0);
  return false;
}

// In rounds, because what is iterated over must not change meanwhile.
std::uint64_t Writer::unite() {
  constexpr std::size_t round = 500;  // articles
  const std::string prefix(schema::id_prefix);
  std::uint64_t gone = 0;
  std::string last;
  while (true) {
    std::vector<std::vector<Xapian::docid>> groups;
    guarded([&] {
      auto term = database_->allterms_begin(prefix);
      if (!last.empty()) term.skip_to(last);
      for (; term != database_->allterms_end(prefix) && groups.size() < round; ++term) {
        last = *term;
        if (term.get_termfreq() < 2) continue;
        groups.emplace_back(database_->postlist_begin(last), database_->postlist_end(last));
      }
      last += '\0';  // the next round begins behind it
      return true;
    });
    if (groups.empty()) return gone;
    for (const std::vector<Xapian::docid>& group : groups) gone += unite(group);
    commit();
  }
}

// The documents stand in the order in which they were read.
std::uint64_t Writer::unite(const std::vector<Xapian::docid>& group) {
  return guarded([&] {
    schema::Article counts = stored(group.front());
    std::vector<std::string> keys;
    for (const Xapian::docid id : group) {
      const schema::Article part = stored(id);
      pending_words_.add(part, -1);
      for (const std::string& key : input_keys(database_->get_document(id))) {
        if (std::ranges::count(keys, key) == 0) keys.push_back(key);
      }
      if (id == group.front()) continue;
      counts = newest_of(std::move(counts), part);
      pending_links_.erase(id);
      database_->delete_document(id);
    }
    replace(group.front(), counts, keys);
    return group.size() - 1;
  });
}

void Writer::link_all() {
  guarded([&] {
    indexer::link_all(*database_);
    return true;
  });
}

void Writer::copy(const Xapian::Database& from, const std::function<void()>& each) {
  pack_with(guarded([&] { return trained_on(from); }));
  guarded([&] {
    for (auto it = from.postlist_begin(""); it != from.postlist_end(""); ++it) {
      const Xapian::Document old = from.get_document(*it);
      const schema::Article article = schema::stored_article(from, old);
      const schema::CutArticle texts = schema::cut(article);
      auto [document, bytes] = make(article, texts);
      add_input_keys(document, input_keys(old));
      pending_links_.insert(database_->add_document(document));
      pending_words_.add(texts, +1);
      count_pending(bytes);
      each();
    }
    // The first formats remembered inputs otherwise: theirs are read again.
    const std::string format = from.get_metadata(schema::format_key);
    if (format == "1" || format == "2") return true;
    const std::string prefix(input_record_prefix);
    for (auto it = from.metadata_keys_begin(prefix); it != from.metadata_keys_end(prefix); ++it) {
      database_->set_metadata(*it, from.get_metadata(*it));
    }
    return true;
  });
}

void Writer::commit() {
  guarded([&] {
    pending_words_.write(*database_);
    schema::CommentBatch batch{0, {pending_comments_.begin(), pending_comments_.end()}};
    const bool followed = comments_ && !batch.articles.empty();
    if (followed) {
      batch.number = comments_->reached() + 1;
      schema::set_last_batch(*database_, batch);
    }
    // After these: should Xapian commit by itself at so many changes, only links would be missing.
    for (const Xapian::docid id : pending_links_) link(*database_, id);
    database_->commit();
    if (followed) comments_->take(*database_, batch);
    return true;
  });
  pending_links_.clear();
  pending_comments_.clear();
  pending_documents_ = 0;
  pending_bytes_ = 0;
}

}  // namespace seogo::indexer

#include "indexer/writer.h"

#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "indexer/near_duplicates.h"
#include "schema/digest.h"
#include "schema/document.h"
#include "schema/error.h"
#include "schema/fields.h"

namespace seogo::indexer {
namespace {

// Xapian gathers postings in memory until a commit. Batches of 1,000 documents are no slower than
// its default of 10,000 and take an eighth of the memory (62 MB against 517 MB, measured).
constexpr std::uint64_t batch_documents = 1000;
constexpr std::uint64_t batch_bytes = 16U << 20;  // of stored text, for archives of long articles

std::string input_key(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute =
      std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  const std::string name = error ? path : absolute.string();
  return "input:" + schema::hex(schema::Digest().add(name).bytes());
}

// Handles whose commit failed. Destroying one would commit once more, and a commit that is tried
// again after a failure reports success with the batch dropped; so they stay open until the process
// ends.
void abandon(std::unique_ptr<Xapian::WritableDatabase> database) {
  static auto* abandoned = new std::vector<std::unique_ptr<Xapian::WritableDatabase>>;
  abandoned->push_back(std::move(database));
}

}  // namespace

Writer::Writer(const schema::IndexDirectory& directory, std::string generation, Target target)
    : directory_(directory), generation_(std::move(generation)), target_(target) {
  if (const std::optional<std::string> reason = directory.dirty();
      reason && target == Target::live) {
    throw schema::Error(
        schema::ErrorCode::index,
        fmt::format("the index at {} needs repair: {}", directory.path().string(), *reason),
        fmt::format("seogo-indexer check --repair --index {}", directory.path().string()));
  }
  const int flags = target == Target::live ? 0 : Xapian::DB_NO_SYNC;
  database_ =
      std::make_unique<Xapian::WritableDatabase>(directory.open_for_writing(generation_, flags));
}

// An unfinished batch is dropped: its inputs were not recorded either, so the next update reads
// them again.
Writer::~Writer() {
  if (database_ && pending_documents_ > 0) abandon(std::move(database_));
}

void Writer::fail(const std::string& reason) {
  abandon(std::move(database_));
  const std::string place = directory_.generation_path(generation_).string();
  if (target_ == Target::live) directory_.mark_dirty(reason);
  throw schema::Error(
      schema::ErrorCode::io, fmt::format("writing {} failed: {}", place, reason),
      target_ == Target::live
          ? fmt::format("articles committed before are safe; make room if the disk is full, then: "
                        "seogo-indexer check --repair --index {}",
                        directory_.path().string())
          : "the live index was not touched");
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

Writer::Outcome Writer::put(schema::Article article) {
  if (article.id.empty()) article.id = schema::stable_id(article);
  schema::validate(article);
  const Xapian::Document document = schema::to_document(article);
  const std::string term = schema::id_term(article.id);
  return guarded([&] {
    Xapian::PostingIterator known = database_->postlist_begin(term);
    Outcome outcome = Outcome::added;
    if (known == database_->postlist_end(term)) {
      pending_links_.insert(database_->add_document(document));
    } else {
      const Xapian::Document stored = database_->get_document(*known);
      const std::string digest = stored.get_value(schema::digest_slot);
      if (digest == document.get_value(schema::digest_slot)) return Outcome::unchanged;
      pending_words_.add(schema::to_article(stored.get_data()), -1);
      database_->replace_document(*known, document);
      pending_links_.insert(*known);
      outcome = Outcome::changed;
    }
    pending_words_.add(article, +1);
    count_pending(document.get_data().size());
    return outcome;
  });
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
    pending_words_.add(schema::to_article(database_->get_document(*known).get_data()), -1);
    pending_links_.erase(*known);
    database_->delete_document(*known);
    count_pending(0);
    return true;
  });
}

void Writer::remove_earlier_state(const std::string& id, const schema::Article& now) {
  const std::string term = schema::id_term(id);
  const bool earlier = guarded([&] {
    const Xapian::PostingIterator known = database_->postlist_begin(term);
    if (known == database_->postlist_end(term)) return false;
    const schema::Article then = schema::to_article(database_->get_document(*known).get_data());
    return then.provenance.file == now.provenance.file && then.site == now.site && now.published &&
           then.published == now.published;
  });
  if (earlier) remove(id);
}

std::string Writer::input_record(const std::string& path) const {
  return database_->get_metadata(input_key(path));
}

void Writer::set_input_record(const std::string& path, const std::string& record) {
  guarded([&] {
    database_->set_metadata(input_key(path), record);
    return true;
  });
}

void Writer::commit() {
  guarded([&] {
    pending_words_.write(*database_);
    // After the words: should Xapian commit by itself at so many changes, only links would be missing.
    for (const Xapian::docid id : pending_links_) link(*database_, id);
    database_->commit();
    return true;
  });
  pending_links_.clear();
  pending_documents_ = 0;
  pending_bytes_ = 0;
}

}  // namespace seogo::indexer

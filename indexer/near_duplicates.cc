#include "indexer/near_duplicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/article_codec.h"
#include "schema/digest.h"
#include "schema/fields.h"
#include "schema/normalizer.h"
#include "schema/resemblance.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

using Documents = std::vector<Xapian::docid>;

constexpr std::size_t most_postings = 32;  // of a band: the earliest documents
constexpr std::size_t most_comparisons = 8;
constexpr std::size_t commit_every = 1000;  // rewritten documents

schema::Likeness likeness_of(const Xapian::Database& database, const Xapian::Document& document) {
  const std::string stored = schema::stored_data(database, document);
  return schema::likeness(schema::normalize(schema::stored_texts(stored).body));
}

std::string group_of(const Xapian::Document& document) {
  return document.get_value(schema::group_slot);
}

class Linking {
 public:
  Linking(Xapian::WritableDatabase& database, Xapian::docid id) : database_(database), id_(id) {}

  // How many documents were rewritten.
  std::size_t run() {
    const Documents candidates = by_shared_bands();
    if (candidates.empty()) return 0;
    Documents copies = copies_among(candidates);
    if (copies.empty() && groups_.empty()) return 0;
    copies.push_back(id_);
    const std::string key = groups_.empty() ? new_key(std::ranges::min(copies)) : largest();
    for (const Xapian::docid member : copies) join(member, key);
    for (const std::string& other : groups_) {
      if (other == key) continue;
      for (const Xapian::docid member : members(other)) join(member, key);
    }
    return rewritten_;
  }

 private:
  // Those that share most bands first, then the earlier.
  [[nodiscard]] Documents by_shared_bands() const {
    std::map<Xapian::docid, std::size_t> shared;
    const std::string prefix(schema::band_prefix);
    auto band = database_.termlist_begin(id_);
    for (band.skip_to(prefix); band != database_.termlist_end(id_); ++band) {
      const std::string term = *band;
      if (!term.starts_with(prefix)) break;
      std::size_t looked_at = 0;
      for (auto it = database_.postlist_begin(term);
           it != database_.postlist_end(term) && looked_at < most_postings; ++it, ++looked_at) {
        if (*it != id_) ++shared[*it];
      }
    }
    Documents documents;
    for (const auto& [document, bands] : shared) documents.push_back(document);
    std::stable_sort(documents.begin(), documents.end(),
                     [&](Xapian::docid a, Xapian::docid b) { return shared[a] > shared[b]; });
    return documents;
  }

  // The copies that have no group yet. Into groups_ go the groups of the others and of the document
  // itself; who is in one of them is not compared any more.
  Documents copies_among(const Documents& candidates) {
    const Xapian::Document document = database_.get_document(id_);
    if (const std::string own = group_of(document); !own.empty()) groups_.insert(own);
    std::optional<schema::Likeness> mine;
    Documents copies;
    std::size_t compared = 0;
    for (const Xapian::docid candidate : candidates) {
      const Xapian::Document other = database_.get_document(candidate);
      const std::string group = group_of(other);
      if (groups_.contains(group)) continue;
      if (compared++ == most_comparisons) break;
      if (!mine) mine = likeness_of(database_, document);
      if (!schema::is_copy(*mine, likeness_of(database_, other))) continue;
      if (group.empty()) {
        copies.push_back(candidate);
      } else {
        groups_.insert(group);
      }
    }
    return copies;
  }

  [[nodiscard]] Documents members(const std::string& key) const {
    const std::string term = std::string(schema::group_prefix) + key;
    return {database_.postlist_begin(term), database_.postlist_end(term)};
  }

  [[nodiscard]] Xapian::doccount size_of(const std::string& key) const {
    return database_.get_termfreq(std::string(schema::group_prefix) + key);
  }

  // The first of equal ones: a set is in order.
  [[nodiscard]] std::string largest() const {
    return *std::ranges::max_element(groups_, {},
                                     [this](const std::string& key) { return size_of(key); });
  }

  // From the id of the first member. Whoever gave a group its key may have left it since: that key is
  // not given again.
  [[nodiscard]] std::string new_key(Xapian::docid first) const {
    const std::string stored = schema::stored_data(database_, first);
    const std::string_view id = schema::stored_texts(stored).id;
    for (int attempt = 0;; ++attempt) {
      constexpr std::size_t digits = 12;
      const std::string hash =
          schema::hex(schema::Digest().field(id).field(std::to_string(attempt)).bytes());
      std::string key = hash.substr(0, digits);
      if (size_of(key) == 0) return key;
    }
  }

  void join(Xapian::docid member, const std::string& key) {
    Xapian::Document document = database_.get_document(member);
    const std::string before = group_of(document);
    if (before == key) return;
    if (!before.empty()) document.remove_term(std::string(schema::group_prefix) + before);
    document.add_boolean_term(std::string(schema::group_prefix) + key);
    document.add_value(schema::group_slot, key);
    database_.replace_document(member, document);
    ++rewritten_;
  }

  Xapian::WritableDatabase& database_;
  Xapian::docid id_;
  std::set<std::string> groups_;
  std::size_t rewritten_ = 0;
};

// Every document that shares a band with another, by its number.
std::vector<bool> with_candidates(const Xapian::Database& database) {
  std::vector<bool> found(database.get_lastdocid() + std::size_t{1});
  const std::string prefix(schema::band_prefix);
  for (auto band = database.allterms_begin(prefix); band != database.allterms_end(prefix); ++band) {
    if (band.get_termfreq() < 2) continue;
    const std::string term = *band;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
      found[*it] = true;
    }
  }
  return found;
}

}  // namespace

void link(Xapian::WritableDatabase& database, Xapian::docid id) { Linking(database, id).run(); }

void link_all(Xapian::WritableDatabase& database) {
  std::size_t rewritten = 0;
  const std::vector<bool> linkable = with_candidates(database);
  for (std::size_t id = 1; id < linkable.size(); ++id) {
    if (!linkable[id]) continue;
    rewritten += Linking(database, static_cast<Xapian::docid>(id)).run();
    if (rewritten < commit_every) continue;
    database.commit();
    rewritten = 0;
  }
  database.commit();
}

}  // namespace seogo::indexer

#include "indexer/near_duplicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/term_lists.h"
#include "schema/article_codec.h"
#include "schema/digest.h"
#include "schema/fields.h"
#include "schema/normalizer.h"
#include "schema/resemblance.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

using Documents = std::vector<Xapian::docid>;
using Waiting = std::set<Xapian::docid>;

constexpr std::size_t most_comparisons = 8;

schema::Likeness likeness_of(const Xapian::Database& database, const Xapian::Document& document) {
  const std::string stored = schema::stored_data(database, document);
  return schema::likeness(schema::normalize(schema::stored_texts(stored).body));
}

std::string group_of(const Xapian::Document& document) {
  return document.get_value(schema::group_slot);
}

class Linking {
 public:
  Linking(Xapian::WritableDatabase& database, const SharedBands& bands, Xapian::docid id)
      : database_(database), bands_(bands), id_(id) {}

  // The documents that have to be rewritten, all into one group.
  Documents plan() {
    const Documents candidates = by_shared_bands();
    if (candidates.empty()) return {};
    Documents copies = copies_among(candidates);
    if (copies.empty() && groups_.empty()) return {};
    copies.push_back(id_);
    key_ = groups_.empty() ? new_key(std::ranges::min(copies)) : largest();
    for (const std::string& other : groups_) {
      if (other == key_) continue;
      for (const Xapian::docid member : members(other)) copies.push_back(member);
    }
    std::erase_if(copies, [&](Xapian::docid member) {
      return group_of(database_.get_document(member)) == key_;
    });
    return copies;
  }

  void join(const Documents& planned) {
    for (const Xapian::docid member : planned) join(member);
  }

 private:
  // Those that share most bands first, then the earlier.
  [[nodiscard]] Documents by_shared_bands() const {
    const std::map<Xapian::docid, std::size_t> shared = bands_.with(database_, id_);
    Documents documents;
    for (const auto& [document, bands] : shared) documents.push_back(document);
    std::stable_sort(documents.begin(), documents.end(),
                     [&](Xapian::docid a, Xapian::docid b) { return shared.at(a) > shared.at(b); });
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

  void join(Xapian::docid member) {
    Xapian::Document document = database_.get_document(member);
    const std::string before = group_of(document);
    if (!before.empty()) document.remove_term(std::string(schema::group_prefix) + before);
    document.add_boolean_term(std::string(schema::group_prefix) + key_);
    document.add_value(schema::group_slot, key_);
    database_.replace_document(member, document);
  }

  Xapian::WritableDatabase& database_;
  const SharedBands& bands_;
  Xapian::docid id_;
  std::set<std::string> groups_;
  std::string key_;
};

// Whether all of them have term lists; those that have none are put among `lacking`.
bool may_change(const Xapian::Database& database, const Documents& planned, Waiting& lacking) {
  bool complete = true;
  for (const Xapian::docid member : planned) {
    if (has_term_list(database, member)) continue;
    lacking.insert(member);
    complete = false;
  }
  return complete;
}

}  // namespace

Waiting link(Xapian::WritableDatabase& database, const SharedBands& bands, const Waiting& documents,
             Waiting& lacking) {
  Waiting waiting;
  for (const Xapian::docid id : documents) {
    Linking linking(database, bands, id);
    const Documents planned = linking.plan();
    if (may_change(database, planned, lacking)) {
      linking.join(planned);
    } else {
      waiting.insert(id);
    }
  }
  return waiting;
}

}  // namespace seogo::indexer

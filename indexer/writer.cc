#include "indexer/writer.h"

#include <algorithm>
#include <utility>

#include "indexer/input_keys.h"
#include "indexer/recapture.h"

namespace seogo::indexer {
namespace {

std::string record_key(const std::string& input) {
  return std::string(input_record_prefix) + input;
}

bool has_key(const std::vector<std::string>& keys, const std::string& key) {
  return std::ranges::count(keys, key) > 0;
}

}  // namespace

Writer::Writer(const schema::IndexDirectory& directory, std::string generation, Target target)
    : articles_(directory, std::move(generation), target) {}

std::vector<std::string> Writer::keys_at_hand() const {
  return input_key_.empty() ? std::vector<std::string>() : std::vector{input_key_};
}

Writer::Outcome Writer::put(schema::Article article) {
  if (article.id.empty()) article.id = schema::stable_id(article);
  schema::validate(article);
  if (const Xapian::docid known = articles_.find(article.id)) {
    return put_again(known, std::move(article));
  }
  seen_.push_back(articles_.add(article, keys_at_hand()));
  return Outcome::added;
}

// A capture of a page that is there already.
Writer::Outcome Writer::put_again(Xapian::docid id, schema::Article incoming) {
  seen_.push_back(id);
  const schema::Article known = articles_.stored(id);
  std::vector<std::string> keys = articles_.input_keys(id);
  const std::string was = schema::content_digest(known);
  const bool says_the_same = was == schema::content_digest(incoming);
  const bool borne = input_key_.empty() || has_key(keys, input_key_);
  if (says_the_same && borne && same_capture(known, incoming)) return Outcome::unchanged;

  schema::Article counts = newest_of(known, std::move(incoming));
  const bool stays = was == schema::content_digest(counts);
  const bool nothing_new = stays && borne && counts.captured_at == known.captured_at &&
                           counts.other_captures == known.other_captures;
  const Outcome outcome = says_the_same ? Outcome::unchanged
                          : stays       ? Outcome::older
                                        : Outcome::changed;
  if (nothing_new) return outcome;
  if (!borne) keys.push_back(input_key_);
  articles_.replace(id, std::move(counts), std::move(keys));
  return outcome;
}

bool Writer::remove(const std::string& id) {
  const Xapian::docid known = articles_.find(id);
  if (known != 0) articles_.erase(known);
  return known != 0;
}

bool Writer::remove_earlier_state(const std::string& id, const schema::Article& now) {
  if (!schema::is_made_id(id) || !schema::is_made_id(now.id) || input_key_.empty()) return false;
  const Xapian::docid known = articles_.find(id);
  if (known == 0) return false;
  const schema::Article then = articles_.stored(known);
  const bool edited = then.provenance.file == now.provenance.file && then.site == now.site &&
                      now.published && then.published == now.published;
  return edited && release(known, input_key_);
}

void Writer::begin_input(const std::string& path) {
  input_key_ = input_key(path);
  seen_.clear();
}

void Writer::end_input(const InputRecord& record) {
  if (input_key_.empty()) return;
  articles_.set_metadata(record_key(input_key_), record.bytes());
  input_key_.clear();
}

InputRecord Writer::input_record(const std::string& path) const {
  const std::string key = input_key(path);
  if (key.empty()) return {};
  return InputRecord::parse(articles_.metadata(record_key(key)));
}

void Writer::each_input(
    const std::function<void(const std::string& key, const InputRecord&)>& sink) {
  const std::string prefix(input_record_prefix);
  articles_.each_metadata(prefix, [&](const std::string& key, const std::string& value) {
    sink(key.substr(prefix.size()), InputRecord::parse(value));
  });
}

std::uint64_t Writer::release_unseen() {
  if (input_key_.empty()) return 0;
  std::sort(seen_.begin(), seen_.end());
  return release(input_key_, seen_);
}

std::uint64_t Writer::release_input(const std::string& key) {
  const std::uint64_t removed = release(key, {});
  articles_.set_metadata(record_key(key), {});
  return removed;
}

// `kept` is sorted.
std::uint64_t Writer::release(const std::string& key, const std::vector<Xapian::docid>& kept) {
  std::uint64_t removed = 0;
  for (const Xapian::docid id : articles_.of_input(key, kept)) {
    removed += release(id, key) ? 1 : 0;
  }
  return removed;
}

// Whether nobody else has it, so that it was removed.
bool Writer::release(Xapian::docid id, const std::string& key) {
  std::vector<std::string> keys = articles_.input_keys(id);
  if (!has_key(keys, key)) return false;
  if (keys.size() == 1) {
    articles_.erase(id);
    return true;
  }
  std::erase(keys, key);
  articles_.set_input_keys(id, std::move(keys));
  return false;
}

// In rounds, because what is iterated over must not change meanwhile.
std::uint64_t Writer::unite() {
  constexpr std::size_t round = 500;  // articles
  std::uint64_t gone = 0;
  std::string last;
  while (true) {
    const std::vector<std::vector<Xapian::docid>> groups = articles_.same_ids(last, round);
    if (groups.empty()) return gone;
    for (const std::vector<Xapian::docid>& group : groups) gone += unite(group);
    commit();
  }
}

// The documents stand in the order in which they were read.
std::uint64_t Writer::unite(const std::vector<Xapian::docid>& group) {
  schema::Article counts = articles_.stored(group.front());
  std::vector<std::string> keys;
  for (const Xapian::docid id : group) {
    for (const std::string& key : articles_.input_keys(id)) {
      if (!has_key(keys, key)) keys.push_back(key);
    }
    if (id == group.front()) continue;
    counts = newest_of(std::move(counts), articles_.stored(id));
    articles_.erase(id);
  }
  articles_.replace(group.front(), std::move(counts), std::move(keys));
  return group.size() - 1;
}

}  // namespace seogo::indexer

#include "schema/stored.h"

#include <list>
#include <mutex>

#include <fmt/format.h>

#include "schema/article_codec.h"
#include "schema/error.h"

namespace seogo::schema {
namespace {

constexpr const char* last_key = "dictionary";  // metadata: the id of the one to pack with
constexpr std::size_t most_prepared = 16;       // of some 300 KB each

std::string text_of(std::uint32_t id) { return fmt::format("{:08x}", id); }
std::string key_of(const std::string& id) { return std::string(last_key) + ":" + id; }

using Shared = std::shared_ptr<const Dictionary>;

Shared read_dictionary(const Xapian::Database& database, const std::string& id) {
  std::string bytes = database.get_metadata(key_of(id));
  if (bytes.empty()) {
    throw Error(ErrorCode::index, fmt::format("dictionary {} of stored documents is missing", id),
                "seogo-indexer check --index DIR says how far it goes");
  }
  if (text_of(Dictionary::id_of(bytes)) != id) {
    throw Error(ErrorCode::index, fmt::format("dictionary {} of stored documents is damaged", id),
                "seogo-indexer check --index DIR says how far it goes");
  }
  return std::make_shared<const Dictionary>(std::move(bytes));
}

// Those of this process, by their ids, the last asked for first.
class Prepared {
 public:
  Shared find(std::uint32_t id) {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (auto it = dictionaries_.begin(); it != dictionaries_.end(); ++it) {
      if ((*it)->id() != id) continue;
      dictionaries_.splice(dictionaries_.begin(), dictionaries_, it);
      return dictionaries_.front();
    }
    return nullptr;
  }

  void add(const Shared& dictionary) {
    const std::lock_guard<std::mutex> lock(mutex_);
    dictionaries_.push_front(dictionary);
    if (dictionaries_.size() > most_prepared) dictionaries_.pop_back();
  }

 private:
  std::mutex mutex_;
  std::list<Shared> dictionaries_;
};

// Ids tell content apart, so that databases of one process may share them.
const Dictionary& dictionary_with(std::uint32_t id, const Xapian::Database& database) {
  thread_local Shared last;  // nearly always the one that is asked for, and no thread waits for it
  if (last && last->id() == id) return *last;
  static Prepared prepared;
  Shared found = prepared.find(id);
  if (!found) {
    found = read_dictionary(database, text_of(id));
    prepared.add(found);
  }
  last = std::move(found);
  return *last;
}

}  // namespace

std::string stored_data(const Xapian::Database& database, const Xapian::Document& document) {
  std::string data = document.get_data();
  const std::optional<std::uint32_t> id = dictionary_of(data);
  if (!id) return data;
  return unpacked(data, dictionary_with(*id, database));
}

std::string stored_data(const Xapian::Database& database, Xapian::docid document) {
  return stored_data(database, database.get_document(document));
}

Article stored_article(const Xapian::Database& database, const Xapian::Document& document) {
  return to_article(stored_data(database, document));
}

Article stored_article(const Xapian::Database& database, Xapian::docid document) {
  return to_article(stored_data(database, document));
}

void keep_dictionary(Xapian::WritableDatabase& database, const Dictionary& dictionary) {
  for (const auto& [key, value] : dictionary_metadata(dictionary)) {
    database.set_metadata(key, value);
  }
}

std::map<std::string, std::string> dictionary_metadata(const Dictionary& dictionary) {
  const std::string id = text_of(dictionary.id());
  return {{key_of(id), dictionary.bytes()}, {last_key, id}};
}

Shared packing_dictionary(const Xapian::Database& database) {
  const std::string id = database.get_metadata(last_key);
  if (id.empty()) return nullptr;
  return read_dictionary(database, id);
}

}  // namespace seogo::schema

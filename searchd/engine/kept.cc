#include "searchd/engine/kept.h"

#include <algorithm>
#include <set>

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t most_databases = 2;  // of articles and of comments
constexpr std::size_t most_versions = 4;   // two of each

}  // namespace

std::shared_ptr<Columns> Kept::columns(const Xapian::Database& database) {
  const std::string name = database.get_uuid();
  const Xapian::rev revision = database.get_revision();
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto known = std::find_if(versions_.begin(), versions_.end(), [&](const Version& version) {
    return version.revision == revision && version.database == name;
  });
  if (known != versions_.end()) {
    versions_.splice(versions_.begin(), versions_, known);
  } else {
    versions_.push_front({name, revision, std::make_shared<Columns>(room_)});
  }
  make_room();
  return versions_.front().columns;
}

std::size_t Kept::column_bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::size_t all = 0;
  for (const Version& version : versions_) all += version.columns->bytes();
  return all;
}

// The last of each database stays, whatever it takes: a search asks for articles and comments by turns.
void Kept::make_room() {
  std::size_t all = 0;
  std::size_t count = 0;
  std::set<std::string> databases;
  for (auto version = versions_.begin(); version != versions_.end();) {
    all += version->columns->bytes();
    ++count;
    const bool is_last =
        databases.size() < most_databases && databases.insert(version->database).second;
    const bool goes = !is_last && (count > most_versions || all > column_bytes_);
    version = goes ? versions_.erase(version) : std::next(version);
  }
}

}  // namespace seogo::searchd::engine

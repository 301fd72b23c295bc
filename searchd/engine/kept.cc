#include "searchd/engine/kept.h"

#include <algorithm>

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t most_versions = 4;  // two of articles, two of comments

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
    versions_.push_front({name, revision, std::make_shared<Columns>(row_bytes_)});
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

// The one just asked for stays, whatever it takes.
void Kept::make_room() {
  std::size_t all = 0;
  std::size_t count = 0;
  for (auto version = versions_.begin(); version != versions_.end();) {
    all += version->columns->bytes();
    const bool goes = ++count > 1 && (count > most_versions || all > column_bytes_);
    version = goes ? versions_.erase(version) : std::next(version);
  }
}

}  // namespace seogo::searchd::engine

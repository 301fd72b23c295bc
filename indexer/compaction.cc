#include "indexer/compaction.h"

#include <algorithm>
#include <future>
#include <thread>

#include <fmt/format.h>
#include <xapian.h>

#include "schema/error.h"
#include "schema/lexicon.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t fan_in = 32;  // databases compacted at once: each takes six descriptors

// What Xapian's table of postings has before the key of metadata; its compactor hands that over too.
constexpr std::string_view before_key("\0\xC0", 2);

class Joining : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& key, std::size_t count,
                                         const std::string tags[]) override {
    const std::vector<std::string> values(tags, tags + count);
    std::string_view name = key;
    if (name.starts_with(before_key)) name.remove_prefix(before_key.size());
    if (schema::is_words_key(name)) return schema::joined_words(name, values);
    return values.front();  // versions, which are all the same
  }
};

void remove_all(const std::vector<fs::path>& parts) {
  for (const fs::path& part : parts) fs::remove_all(part);
}

std::vector<fs::path> joined(const std::vector<fs::path>& parts, const fs::path& between,
                             int round) {
  std::vector<fs::path> wholes;
  std::vector<std::future<void>> working;
  for (std::size_t at = 0; at < parts.size(); at += fan_in) {
    const std::vector<fs::path> group(
        parts.begin() + static_cast<std::ptrdiff_t>(at),
        parts.begin() + static_cast<std::ptrdiff_t>(std::min(parts.size(), at + fan_in)));
    wholes.emplace_back(fmt::format("{}-{}-{:06}", between.string(), round, at));
    working.push_back(std::async(std::launch::async, [group, whole = wholes.back()] {
      compact(group, whole);
      remove_all(group);
    }));
    if (working.size() < workers_at_hand()) continue;
    for (std::future<void>& worker : working) worker.get();
    working.clear();
  }
  for (std::future<void>& worker : working) worker.get();
  return wholes;
}

}  // namespace

std::size_t workers_at_hand() { return std::max(1U, std::thread::hardware_concurrency()); }

void compact_in_rounds(std::vector<fs::path> parts, const fs::path& to, const fs::path& between) {
  for (int round = 0; parts.size() > fan_in; ++round) parts = joined(parts, between, round);
  compact(parts, to);
  remove_all(parts);
}

void compact(const std::vector<fs::path>& from, const fs::path& to) {
  try {
    Xapian::Database all;
    for (const fs::path& path : from) {
      all.add_database(Xapian::Database(path.string()));
    }
    Joining joining;
    all.compact(to.string(), from.size() == 1 ? Xapian::DBCOMPACT_NO_RENUMBER : 0U, 0, joining);
  } catch (const Xapian::Error& error) {
    throw schema::Error(
        schema::ErrorCode::io,
        fmt::format("compacting into {} failed: {}", to.string(), error.get_description()),
        "the live index was not touched; if it cannot be repaired, build it anew: "
        "seogo-indexer rebuild --index DIR PATH…");
  }
}

}  // namespace seogo::indexer

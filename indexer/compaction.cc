#include "indexer/compaction.h"

#include <fmt/format.h>
#include <xapian.h>

#include "schema/error.h"
#include "schema/lexicon.h"

namespace seogo::indexer {
namespace {

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

}  // namespace

void compact(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to) {
  try {
    Xapian::Database all;
    for (const std::filesystem::path& path : from) {
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

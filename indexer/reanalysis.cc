#include "indexer/reanalysis.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/article_rows.h"
#include "indexer/input_keys.h"
#include "indexer/input_record.h"
#include "indexer/ranged_build.h"
#include "indexer/training.h"
#include "schema/article_codec.h"
#include "schema/error.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

constexpr std::size_t articles_a_range = 500;
constexpr std::uint64_t memory = std::uint64_t{128} << 20;  // bytes, a worker

// Formats whose documents tell their inputs by their terms alone, and those whose inputs are read again.
constexpr std::array<std::string_view, 5> without_slot = {"1", "2", "3", "4", "5"};
constexpr std::array<std::string_view, 2> without_records = {"1", "2"};

bool is_among(std::span<const std::string_view> formats, const std::string& format) {
  return std::ranges::find(formats, format) != formats.end();
}

std::map<std::string, std::string> metadata_of(const Xapian::Database& from,
                                               const std::string& format,
                                               const schema::Dictionary* dictionary) {
  std::map<std::string, std::string> metadata = schema::versions();
  if (dictionary != nullptr) metadata.merge(schema::dictionary_metadata(*dictionary));
  if (is_among(without_records, format)) return metadata;
  const std::string prefix(input_record_prefix);
  for (auto it = from.metadata_keys_begin(prefix); it != from.metadata_keys_end(prefix); ++it) {
    metadata[*it] = from.get_metadata(*it);
  }
  return metadata;
}

void build(const schema::Generation& from, const schema::IndexDirectory& directory,
           const std::string& to, const std::function<void(std::uint64_t)>& told) {
  const std::string path = directory.generation_path(from.name).string();
  const std::string format = from.database.get_metadata(schema::format_key);
  const bool has_slot = !is_among(without_slot, format);
  const std::vector<Xapian::docid> all(from.database.postlist_begin(""),
                                       from.database.postlist_end(""));
  const std::shared_ptr<const schema::Dictionary> dictionary = trained_on(from.database);
  const auto rows_of = [&](const Xapian::Database& database, std::size_t range,
                           Inversion& inversion) {
    ArticleRows articles(dictionary, inversion);
    Rows rows;
    const std::size_t first = range * articles_a_range;
    const std::size_t end = std::min(all.size(), first + articles_a_range);
    for (std::size_t i = first; i < end; ++i) {
      const Xapian::Document old = database.get_document(all[i]);
      const schema::Article article = schema::stored_article(database, old);
      rows.push_back(articles.add(static_cast<std::uint32_t>(i + 1), article,
                                  schema::encode(article),
                                  has_slot ? input_keys(old) : input_keys_in_terms(old)));
    }
    return rows;
  };
  build_by_ranges(
      {.to = directory.generation_path(to),
       .room = directory.building_path(),
       .name = "articles",
       .memory = memory,
       .ranges = (all.size() + articles_a_range - 1) / articles_a_range,
       .metadata = metadata_of(from.database, format, dictionary.get())},
      [&]() -> RangeRows {
        return [&rows_of, own = Xapian::Database(path)](std::size_t range, Inversion& inversion) {
          return rows_of(own, range, inversion);
        };
      },
      told);
}

}  // namespace

void reanalyze(const schema::Generation& from, const schema::IndexDirectory& directory,
               const std::string& to, const std::function<void(std::uint64_t)>& told) {
  try {
    build(from, directory, to, told);
  } catch (const Xapian::Error& error) {
    throw schema::Error(schema::ErrorCode::io,
                        fmt::format("making {} of the articles of {} failed: {}", to, from.name,
                                    error.get_description()),
                        "the live index was not touched");
  }
}

}  // namespace seogo::indexer

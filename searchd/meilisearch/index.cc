#include "searchd/meilisearch/index.h"

#include <fmt/format.h>

#include "searchd/meilisearch/answers.h"
#include "searchd/meilisearch/attribute.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/meilisearch/reply.h"

namespace seogo::searchd::meilisearch {
namespace {

Json names_where(bool (*has)(const Attribute&)) {
  Json names = Json::array();
  for (const Attribute& row : attributes) {
    if (has(row)) names.push_back(row.name);
  }
  return names;
}

Json this_index() {
  return {{"uid", index_uid}, {"createdAt", nullptr}, {"updatedAt", nullptr}, {"primaryKey", "id"}};
}

Json stats_of_index(const schema::Stats& stats) {
  return {{"numberOfDocuments", stats.articles},
          {"rawDocumentDbSize", stats.bytes},
          {"avgDocumentSize", stats.articles == 0 ? 0 : stats.bytes / stats.articles},
          {"isIndexing", false},
          {"numberOfEmbeddings", 0},
          {"numberOfEmbeddedDocuments", 0},
          {"fieldDistribution", Json::object()}};
}

}  // namespace

void require_index(std::string_view uid) {
  if (uid == index_uid) return;
  throw Refusal(Code::index_not_found, fmt::format("Index `{}` not found.", repeated(uid)));
}

std::string health_json() { return print({{"status", "available"}}); }

// The release of Meilisearch whose searches these are: what clients ask for it.
std::string version_json() {
  return print({{"commitSha", "unknown"}, {"commitDate", "unknown"}, {"pkgVersion", "1.11.0"}});
}

std::string stats_json(const schema::Stats& stats) {
  Json indexes = Json::object();
  indexes[std::string(index_uid)] = stats_of_index(stats);
  return print({{"databaseSize", stats.bytes},
                {"usedDatabaseSize", stats.bytes},
                {"lastUpdate", nullptr},
                {"indexes", std::move(indexes)}});
}

std::string index_stats_json(std::string_view uid, const schema::Stats& stats) {
  require_index(uid);
  return print(stats_of_index(stats));
}

std::string indexes_json() {
  Json results = Json::array();
  results.push_back(this_index());
  return print({{"results", std::move(results)}, {"offset", 0}, {"limit", 20}, {"total", 1}});
}

std::string index_json(std::string_view uid) {
  require_index(uid);
  return print(this_index());
}

std::string settings_json(std::string_view uid) {
  require_index(uid);
  Json out = Json::object();
  out["displayedAttributes"] = names_where([](const Attribute&) { return true; });
  out["searchableAttributes"] =
      names_where([](const Attribute& row) { return row.searched.has_value(); });
  out["filterableAttributes"] = names_where([](const Attribute& row) { return row.filterable(); });
  out["sortableAttributes"] =
      names_where([](const Attribute& row) { return row.sorting.has_value(); });
  out["rankingRules"] = {"sort", "words", "proximity", "attribute", "exactness"};
  out["stopWords"] = Json::array();
  out["synonyms"] = Json::object();
  out["distinctAttribute"] = nullptr;
  out["faceting"] = {{"maxValuesPerFacet", limits.facet_values},
                     {"sortFacetValuesBy", {{"*", "count"}}}};
  out["pagination"] = {{"maxTotalHits", limits.total_hits}};
  return print(out);
}

}  // namespace seogo::searchd::meilisearch

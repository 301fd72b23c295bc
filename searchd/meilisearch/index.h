// What Meilisearch's clients ask about the server and its one index: health, version, stats, settings.
//
//   index_json("articles")     {"uid":"articles","createdAt":null,"updatedAt":null,"primaryKey":"id"}
//   settings_json("articles")  what can be filtered, sorted, searched …, from the table of attributes
//
// When an index was made is not known, and null. Throws Refusal(index_not_found) for another uid. Pure.
#pragma once

#include <string>
#include <string_view>

#include "schema/stats.h"

namespace seogo::searchd::meilisearch {

void require_index(std::string_view uid);

[[nodiscard]] std::string health_json();
[[nodiscard]] std::string version_json();
[[nodiscard]] std::string stats_json(const schema::Stats& stats);
[[nodiscard]] std::string index_stats_json(std::string_view uid, const schema::Stats& stats);
[[nodiscard]] std::string indexes_json();
[[nodiscard]] std::string index_json(std::string_view uid);
[[nodiscard]] std::string settings_json(std::string_view uid);

}  // namespace seogo::searchd::meilisearch

// What the façade answers, as JSON: searches of the one index, `articles`, and what clients ask about
// it. Nothing here writes, or could.
//
//   search(engine, "articles", R"({"q":"알트만"})")   {"hits":[…],"query":"알트만", …}
//   search(engine, "books", …)                        throws Refusal: 404 index_not_found
//   multi_search(engine, R"({"queries":[{"indexUid":"articles","q":"알트만"}]})")
//   facet_search(engine, "articles", R"({"facetName":"author","facetQuery":"김"})")
//
// Throws Refusal for what a client asks wrongly, and what the engine throws. Safe to call from any
// thread.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "searchd/engine/engine.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/wire/query_string.h"

namespace seogo::searchd::meilisearch {

inline constexpr std::string_view index_uid = "articles";

// `lasts` is false where a search ran out of time, and may find more another time.
struct Answer {
  std::string json;
  bool lasts = true;
};

[[nodiscard]] Answer search(const engine::Engine& engine, std::string_view uid,
                            std::string_view body);
[[nodiscard]] Answer search(const engine::Engine& engine, std::string_view uid,
                            const wire::Parameters& parameters);
// What is not begun within `time` is refused, and all of it with that.
[[nodiscard]] Answer multi_search(const engine::Engine& engine, std::string_view body,
                                  std::chrono::milliseconds time = limits.queries_time);
[[nodiscard]] Answer facet_search(const engine::Engine& engine, std::string_view uid,
                                  std::string_view body);

}  // namespace seogo::searchd::meilisearch

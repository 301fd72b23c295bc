// What the façade takes of one request; beside these stand the limits of the engine (request.h) and of
// the front (http/limits.h), which takes bodies of 64 KiB.
//
//   {"queries": [… 21 of them …]}     bad_request: at most 20
//   {"limit": 5000}                   as Meilisearch does it: the first 1,000 are given
#pragma once

#include <chrono>
#include <cstddef>

#include "searchd/engine/request.h"

namespace seogo::searchd::meilisearch {

struct Limits {
  std::size_t queries = 20;                        // of one multi-search
  std::chrono::milliseconds queries_time{1000};    // then those that are left are refused
  std::size_t hits = 1000;                         // in one reply, with their whole texts
  std::size_t total_hits = engine::deepest_hit;    // that can be paged through
  std::size_t reply_bytes = std::size_t{7} << 20;  // of hits as JSON; the front sends 8 MiB
  std::size_t default_hits = 20;
  std::size_t filter_depth = 200;    // of parentheses
  std::size_t filter_values = 1000;  // compared in one filter
  std::size_t facet_values = engine::most_facet_values;
  std::size_t sort_rules = 10;
  std::size_t crop_words = 10;  // where cropLength is not given
  std::size_t most_crop_words = 10000;
  std::size_t tag_bytes = 1024;   // of a highlight tag or crop marker, which stand at every match
  std::size_t named = 100;        // attributes in one list
  std::size_t shown_bytes = 100;  // of a refused value that an error repeats
};
inline constexpr Limits limits;

}  // namespace seogo::searchd::meilisearch

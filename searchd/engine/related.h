// Articles to read beside one: those that share the terms that matter in it.
//
//   related(database, "https://…/1234", {.limit = 5}, deadline)
//   of 샘 알트만, 해고 닷새 만에 복귀    →  오픈AI 이사회 전원 사임 .41, 알트만의 닷새 .38 …
//   of an article that shares nothing  →  none
//   of an id that is not there         →  nullopt
//
// At most `most_related_terms` terms of the article's title, subtitle, body and tags are asked for,
// any of them (OR, BM25): those that stand there often and in few articles else, in the title twice
// as much. Not asked for are single syllables, numbers, the authors' names, what stands in more than
// a twentieth of the archive, and what only comments say. The article itself and its copies are never
// among the answers, and copies of another text are one. `score` is the share of what the article
// itself would have; whatever has less than `least_related_share`, or shares fewer than
// `fewest_shared_terms` of the terms, is left out. Past the deadline: what was found by then. Xapian
// errors pass through. For one thread, as the database is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/day.h"
#include "searchd/engine/request.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t default_related = 5;
inline constexpr std::size_t most_related = 20;
inline constexpr std::size_t most_related_terms = 32;
inline constexpr double least_related_share = 0.12;
inline constexpr std::size_t fewest_shared_terms = 4;

struct RelatedRequest {
  std::size_t limit = default_related;
  std::optional<schema::Day> from = {};  // of publication, inclusive
  std::optional<schema::Day> to = {};
  std::vector<std::string> sites = {};  // any of these
};

struct Related {
  std::vector<Hit> hits;  // best first, unmarked
  bool out_of_time = false;
  double took_ms = 0;  // left to the caller
};

[[nodiscard]] std::optional<Related> related(const Xapian::Database& database,
                                             const std::string& id, const RelatedRequest& request,
                                             query::Deadline deadline);

}  // namespace seogo::searchd::engine

// A search as Meilisearch's clients ask for it, read into a request to the engine and how its hits are
// to be shown.
//
//   {"q":"알트만","limit":21,"filter":["\"ts\">=10",["\"author\"=\"김주성\"","\"author\"=\"이하늘\""]],
//    "attributesToHighlight":["*"],"attributesToCrop":["body:30"]}
//   → text 알트만, limit 21, filter (and published ≥ 10, (or author …, author …)); every attribute
//     marked, body cut to 30 words
//
// Null counts as absent. Of several rules of `sort` the first is obeyed, and relevance breaks ties.
// What the engine has nothing for (vector, hybrid, distinct …) is refused unless it is null; locales
// are read and make no difference. Throws Refusal. Pure; safe to call from any thread.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/engine/request.h"
#include "searchd/meilisearch/attribute.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/wire/query_string.h"

namespace seogo::searchd::meilisearch {

using AttributeSet = std::bitset<attributes.size()>;

// How a text is written into `_formatted`.
struct Style {
  std::string open = "<em>";
  std::string close = "</em>";
  std::string crop_marker = "…";
};

struct Paging {
  bool by_page = false;  // page and hitsPerPage, else offset and limit
  std::size_t page = 1;
  std::size_t hits_per_page = limits.default_hits;
  std::size_t offset = 0;
  std::size_t limit = limits.default_hits;
};

struct Presentation {
  Paging paging;
  AttributeSet retrieved = AttributeSet().set();
  AttributeSet highlighted;
  std::array<std::optional<std::size_t>, attributes.size()> cropped;  // to so many words
  Style style;
  bool shows_positions = false;
  bool shows_score = false;
  std::optional<double> least_score;
  bool sorted = false;  // by something else than the score
  std::vector<const Attribute*> facets;

  [[nodiscard]] bool formats() const;
};

struct SearchBody {
  engine::Request request;
  Presentation shown;
};

// What reads a body beside what every search has.
enum class Reading {
  search,
  query_of_several,  // indexUid too
  facet_search,      // what is not known is passed over, because clients send all they have
};

[[nodiscard]] SearchBody read_search(const nlohmann::ordered_json& body,
                                     Reading reading = Reading::search);

// The same from behind "?": lists are joined by commas.
[[nodiscard]] SearchBody read_search(const wire::Parameters& parameters);

}  // namespace seogo::searchd::meilisearch

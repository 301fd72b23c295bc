#include "searchd/meilisearch/search_body.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/utf8.h"
#include "searchd/meilisearch/attribute_lists.h"
#include "searchd/meilisearch/filter_value.h"
#include "searchd/meilisearch/json_value.h"

namespace seogo::searchd::meilisearch {
namespace {

// How a parameter is written behind "?".
enum class Kind { text, number, boolean, list, filter };

void read_strategy(const Place& place, const Json& value, SearchBody& out) {
  struct Row {
    std::string_view name;
    engine::Match match;
  };
  constexpr Row rows[] = {{"last", engine::Match::automatic},
                          {"all", engine::Match::all},
                          {"frequency", engine::Match::automatic}};
  const std::string name = text_of(place, value);
  for (const Row& row : rows) {
    if (row.name != name) continue;
    out.request.match = row.match;
    return;
  }
  throw Refusal(place.code,
                fmt::format("Unknown value `{}` at `.matchingStrategy`: expected one of "
                            "`last`, `all`, `frequency`",
                            repeated(name)));
}

std::string read_tag(const Place& place, const Json& value) {
  std::string tag = text_of(place, value);
  if (tag.size() > limits.tag_bytes) {
    throw Refusal(place.code,
                  fmt::format("`.{}` may have {} bytes at most.", place.name, limits.tag_bytes));
  }
  return tag;
}

void read_threshold(const Place& place, const Json& value, SearchBody& out) {
  const double least = number_of(place, value);
  if (!(least >= 0 && least <= 1)) {
    throw Refusal(place.code,
                  "Invalid value at `.rankingScoreThreshold`: the value of "
                  "`rankingScoreThreshold` is invalid, expected a float between `0.0` "
                  "and `1.0`.");
  }
  out.shown.least_score = least;
}

void read_crop_length(const Place& place, const Json& value, SearchBody& out) {
  set_crop_length(out, std::min(whole_of(place, value), limits.most_crop_words));
}

[[noreturn]] void refuse_unknown_to_engine(const Place& place, const Json&, SearchBody&) {
  throw Refusal(place.code, fmt::format("`.{}` is not supported here: this archive is searched by "
                                        "words.",
                                        place.name));
}

void refuse_if_true(const Place& place, const Json& value, SearchBody& out) {
  if (boolean_of(place, value)) refuse_unknown_to_engine(place, value, out);
}

// Every document differs in its id, and in nothing else that could be asked for.
void read_distinct(const Place& place, const Json& value, SearchBody&) {
  const std::string name = text_of(place, value);
  if (name != "id") {
    throw Refusal(place.code, fmt::format("Attribute `{}` cannot be used for `distinct`: copies of "
                                          "one text are shown once anyway.",
                                          repeated(name)));
  }
}

struct Parameter {
  std::string_view name;
  Kind kind;
  Code code;
  void (*read)(const Place& place, const Json& value, SearchBody& out);
};

using P = const Place&;
using J = const Json&;
using Out = SearchBody&;

// Read in this order: attributesToCrop before cropLength.
constexpr Parameter parameters[] = {
    {"q", Kind::text, Code::invalid_q, [](P p, J v, Out out) { out.request.text = text_of(p, v); }},
    {"limit", Kind::number, Code::invalid_limit,
     [](P p, J v, Out out) { out.shown.paging.limit = whole_of(p, v); }},
    {"offset", Kind::number, Code::invalid_offset,
     [](P p, J v, Out out) { out.shown.paging.offset = whole_of(p, v); }},
    {"page", Kind::number, Code::invalid_page,
     [](P p, J v, Out out) {
       out.shown.paging.page = whole_of(p, v);
       out.shown.paging.by_page = true;
     }},
    {"hitsPerPage", Kind::number, Code::invalid_hits_per_page,
     [](P p, J v, Out out) {
       out.shown.paging.hits_per_page = std::min(whole_of(p, v), limits.hits);
       out.shown.paging.by_page = true;
     }},
    {"filter", Kind::filter, Code::invalid_filter,
     [](P, J v, Out out) { out.request.filter = read_filter(v); }},
    {"sort", Kind::list, Code::invalid_sort, read_sort},
    {"facets", Kind::list, Code::invalid_facets, read_facets},
    {"attributesToRetrieve", Kind::list, Code::invalid_to_retrieve,
     [](P p, J v, Out out) { out.shown.retrieved = read_set(p, v); }},
    {"attributesToSearchOn", Kind::list, Code::invalid_to_search_on, read_search_on},
    {"attributesToHighlight", Kind::list, Code::invalid_to_highlight,
     [](P p, J v, Out out) { out.shown.highlighted = read_set(p, v); }},
    {"attributesToCrop", Kind::list, Code::invalid_to_crop, read_crop},
    {"cropLength", Kind::number, Code::invalid_crop_length, read_crop_length},
    {"cropMarker", Kind::text, Code::invalid_crop_marker,
     [](P p, J v, Out out) { out.shown.style.crop_marker = read_tag(p, v); }},
    {"highlightPreTag", Kind::text, Code::invalid_highlight_pre_tag,
     [](P p, J v, Out out) { out.shown.style.open = read_tag(p, v); }},
    {"highlightPostTag", Kind::text, Code::invalid_highlight_post_tag,
     [](P p, J v, Out out) { out.shown.style.close = read_tag(p, v); }},
    {"showMatchesPosition", Kind::boolean, Code::invalid_show_matches_position,
     [](P p, J v, Out out) { out.shown.shows_positions = boolean_of(p, v); }},
    {"matchingStrategy", Kind::text, Code::invalid_matching_strategy, read_strategy},
    {"showRankingScore", Kind::boolean, Code::invalid_show_ranking_score,
     [](P p, J v, Out out) { out.shown.shows_score = boolean_of(p, v); }},
    {"rankingScoreThreshold", Kind::number, Code::invalid_ranking_score_threshold, read_threshold},
    {"locales", Kind::list, Code::invalid_locales,
     [](P p, J v, Out) { static_cast<void>(texts_of(p, v)); }},
    {"distinct", Kind::text, Code::invalid_distinct, read_distinct},
    {"showRankingScoreDetails", Kind::boolean, Code::invalid_show_ranking_score_details,
     refuse_if_true},
    {"retrieveVectors", Kind::boolean, Code::invalid_retrieve_vectors, refuse_if_true},
    {"hybrid", Kind::text, Code::invalid_hybrid, refuse_unknown_to_engine},
    {"vector", Kind::text, Code::invalid_vector, refuse_unknown_to_engine},
};

// Names of a query of several that are read elsewhere.
constexpr std::string_view of_several[] = {"indexUid", "federationOptions"};

void refuse_unknown(const Json& body, Reading reading) {
  std::string known;
  for (const Parameter& row : parameters) known += fmt::format("`{}`, ", row.name);
  for (const auto& item : body.items()) {
    const auto is_it = [&item](std::string_view name) { return name == item.key(); };
    const bool is_parameter = std::any_of(std::begin(parameters), std::end(parameters),
                                          [&](const Parameter& row) { return is_it(row.name); });
    const bool is_of_several = reading == Reading::query_of_several &&
                               std::any_of(std::begin(of_several), std::end(of_several), is_it);
    if (is_parameter || is_of_several) continue;
    throw Refusal(Code::bad_request,
                  fmt::format("Unknown field `{}`: expected one of {}", repeated(item.key()),
                              known.substr(0, known.size() - 2)));
  }
}

// What is past the limits is left out, as Meilisearch does with what is past maxTotalHits.
void set_window(SearchBody& body) {
  const Paging& paging = body.shown.paging;
  std::size_t offset = paging.offset;
  std::size_t limit = std::min(paging.limit, limits.hits);
  if (paging.by_page) {
    limit = paging.page == 0 ? 0 : paging.hits_per_page;
    const std::size_t before = paging.page == 0 ? 0 : paging.page - 1;
    const bool far = limit > 0 && before > limits.total_hits / limit;
    offset = far ? limits.total_hits : before * limit;
  }
  body.request.offset = std::min(offset, limits.total_hits);
  body.request.limit = std::min(limit, limits.total_hits - body.request.offset);
  if (body.request.limit == 0) body.request.offset = 0;
  body.request.whole = body.request.limit > 0;
}

void set_facets(SearchBody& body) {
  engine::Request& request = body.request;
  for (const Attribute* attribute : body.shown.facets) {
    request.facet_stats = request.facet_stats || attribute->has_stats;
    const std::optional<engine::Facet>& facet = attribute->facet;
    if (facet &&
        std::find(request.facets.begin(), request.facets.end(), *facet) == request.facets.end()) {
      request.facets.push_back(*facet);
    }
  }
  request.facet_values = limits.facet_values;
}

// Behind "?" everything is text; what is not what it should be stays text, and is refused as such.
Json from_text(Kind kind, const std::string& text) {
  if (kind == Kind::list) {
    Json list = Json::array();
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = text.find(',', begin);
      list.push_back(text.substr(begin, end - begin));
    }
    return list;
  }
  if (kind == Kind::filter && !schema::trimmed(text).starts_with('[')) return text;
  if (kind == Kind::text) return text;
  Json value = Json::parse(text, nullptr, false);
  return value.is_discarded() ? Json(text) : value;
}

}  // namespace

bool Presentation::formats() const {
  return highlighted.any() ||
         std::any_of(cropped.begin(), cropped.end(), [](const auto& words) { return words; });
}

SearchBody read_search(const Json& body, Reading reading) {
  SearchBody out;
  if (reading != Reading::facet_search) refuse_unknown(body, reading);
  for (const Parameter& row : parameters) {
    if (const Json* value = find_value(body, row.name)) row.read({row.name, row.code}, *value, out);
  }
  set_crop_length(out, limits.crop_words);
  set_window(out);
  set_facets(out);
  out.shown.sorted = out.request.sort != engine::Sort::relevance;
  return out;
}

SearchBody read_search(const wire::Parameters& given) {
  Json body = Json::object();
  for (const auto& [name, value] : given) {
    const auto* known =
        std::find_if(std::begin(parameters), std::end(parameters),
                     [&name = name](const Parameter& row) { return row.name == name; });
    const Kind kind = known == std::end(parameters) ? Kind::text : known->kind;
    // An address may have a name without a value, which says nothing.
    if (!value.empty()) body[name] = from_text(kind, value);
  }
  return read_search(body);
}

}  // namespace seogo::searchd::meilisearch

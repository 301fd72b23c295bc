#include "searchd/meilisearch/reply.h"

#include <algorithm>
#include <cmath>

#include "schema/day.h"
#include "schema/utf8.h"
#include "searchd/meilisearch/document.h"
#include "searchd/meilisearch/formatted.h"
#include "searchd/meilisearch/marked_bytes.h"

namespace seogo::searchd::meilisearch {
namespace {

using engine::MarkedText;

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

Json plain(const Value& value) {
  return std::visit(
      Overloaded{[](std::monostate) { return Json(); }, [](bool flag) { return Json(flag); },
                 [](std::int64_t number) { return Json(number); },
                 [](const MarkedText& marked) { return Json(marked.text); },
                 [](const std::vector<MarkedText>& list) {
                   Json texts = Json::array();
                   for (const MarkedText& marked : list) texts.push_back(marked.text);
                   return texts;
                 }},
      value);
}

// Numbers as texts, as Meilisearch has them here.
Json formatted_value(const Value& value, const Format& format, const Style& style) {
  return std::visit(
      Overloaded{[](std::monostate) { return Json(); }, [](bool flag) { return Json(flag); },
                 [](std::int64_t number) { return Json(std::to_string(number)); },
                 [&](const MarkedText& marked) { return Json(formatted(marked, format, style)); },
                 [&](const std::vector<MarkedText>& list) {
                   Json texts = Json::array();
                   for (const MarkedText& marked : list) {
                     texts.push_back(formatted(marked, format, style));
                   }
                   return texts;
                 }},
      value);
}

Json formatted_document(const Document& document, const Presentation& shown) {
  Json out = Json::object();
  for (std::size_t i = 0; i < document.size(); ++i) {
    const Format format = {shown.cropped[i], shown.highlighted[i]};
    if (!shown.retrieved[i] && !format.marks && !format.crop_words) continue;
    out[std::string(attributes[i].name)] = formatted_value(document[i], format, shown.style);
  }
  return out;
}

void add_positions(Json& out, const MarkedText& marked, const std::optional<std::size_t>& index) {
  for (const engine::Mark& mark : byte_marks(marked)) {
    Json position = {{"start", mark.begin}, {"length", mark.end - mark.begin}};
    if (index) position["indices"] = Json::array({*index});
    out.push_back(std::move(position));
  }
}

Json positions_of(const Document& document) {
  Json out = Json::object();
  for (std::size_t i = 0; i < document.size(); ++i) {
    Json positions = Json::array();
    if (const auto* marked = std::get_if<MarkedText>(&document[i])) {
      add_positions(positions, *marked, {});
    } else if (const auto* list = std::get_if<std::vector<MarkedText>>(&document[i])) {
      for (std::size_t at = 0; at < list->size(); ++at) add_positions(positions, (*list)[at], at);
    }
    if (!positions.empty()) out[std::string(attributes[i].name)] = std::move(positions);
  }
  return out;
}

// Between 0 and 1, in the order of the scores.
double ranking_score(const engine::Reply& reply, const engine::Hit& hit) {
  if (schema::trimmed(reply.text).empty()) return 1;
  constexpr double steps = 10000;
  return std::round(hit.score / (1 + hit.score) * steps) / steps;
}

Json hit_of(const Document& document, double score, const Presentation& shown) {
  Json out = Json::object();
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (shown.retrieved[i]) out[std::string(attributes[i].name)] = plain(document[i]);
  }
  if (shown.formats()) out["_formatted"] = formatted_document(document, shown);
  if (shown.shows_positions) out["_matchesPosition"] = positions_of(document);
  if (shown.shows_score) out["_rankingScore"] = score;
  return out;
}

void add_paging(Json& out, const Presentation& shown, std::uint64_t total) {
  const Paging& paging = shown.paging;
  if (!paging.by_page) {
    out["limit"] = paging.limit;
    out["offset"] = paging.offset;
    out["estimatedTotalHits"] = total;
    return;
  }
  const std::size_t size = paging.hits_per_page;
  const std::uint64_t reachable = std::min<std::uint64_t>(total, limits.total_hits);
  out["hitsPerPage"] = size;
  out["page"] = paging.page;
  out["totalPages"] = size == 0 ? 0 : (reachable + size - 1) / size;
  out["totalHits"] = total;
}

Json distribution_of(const Attribute& attribute, const engine::Reply& reply) {
  Json out = Json::object();
  for (const engine::FacetCounts& counts : reply.facets) {
    if (counts.facet != attribute.facet) continue;
    for (const auto& [value, count] : counts.values) out[value] = count;
  }
  return out;
}

std::optional<engine::Span> years_of(const std::optional<engine::Span>& seconds) {
  if (!seconds) return std::nullopt;
  const auto year = [](std::int64_t at) { return schema::Timestamp{at}.day().year; };
  return engine::Span{year(seconds->least), year(seconds->most)};
}

std::optional<engine::Span> span_of(const Attribute& attribute, const engine::FacetStats& stats) {
  switch (attribute.id) {
    case AttributeName::likes:
      return stats.likes;
    case AttributeName::comments:
      return stats.comments;
    case AttributeName::ts:
      return stats.published;
    case AttributeName::year:
      return years_of(stats.published);
    default:
      return std::nullopt;
  }
}

void add_facets(Json& out, const Presentation& shown, const engine::Reply& reply) {
  if (shown.facets.empty()) return;
  Json distribution = Json::object();
  Json stats = Json::object();
  for (const Attribute* attribute : shown.facets) {
    const std::string name(attribute->name);
    distribution[name] = distribution_of(*attribute, reply);
    if (const std::optional<engine::Span> span = span_of(*attribute, reply.facet_stats)) {
      stats[name] = {{"min", span->least}, {"max", span->most}};
    }
  }
  out["facetDistribution"] = std::move(distribution);
  out["facetStats"] = std::move(stats);
}

}  // namespace

Json search_reply(const engine::Reply& reply, const Presentation& shown, std::size_t& room) {
  Json hits = Json::array();
  std::uint64_t total = reply.total.value;
  for (const engine::Hit& hit : reply.hits) {
    const double score = ranking_score(reply, hit);
    if (shown.least_score && score < *shown.least_score) {
      // In the order of scores all that follow are below it too.
      if (!shown.sorted) total = std::min(total, reply.offset + hits.size());
      continue;
    }
    Json one = hit_of(document_of(hit), score, shown);
    const std::size_t bytes = print(one).size();
    if (bytes > room) {
      throw Refusal(Code::reply_too_large,
                    "The reply would be too large: ask for fewer hits (`limit`, `hitsPerPage`) or "
                    "fewer attributes (`attributesToRetrieve`, `attributesToHighlight`).");
    }
    room -= bytes;
    hits.push_back(std::move(one));
  }
  Json out = {{"hits", std::move(hits)},
              {"query", reply.text},
              {"processingTimeMs", std::llround(reply.took_ms)}};
  add_paging(out, shown, total);
  add_facets(out, shown, reply);
  return out;
}

std::string print(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace seogo::searchd::meilisearch

#include "searchd/meilisearch/refusal.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/utf8.h"
#include "searchd/meilisearch/limits.h"

namespace seogo::searchd::meilisearch {
namespace {

struct Row {
  Code code;
  std::string_view name;
  int status;
  std::string_view type = "invalid_request";
};

constexpr std::array<Row, 45> rows = {{
    {Code::bad_request, "bad_request", 400},
    {Code::facet_search_name_missing, "missing_facet_search_facet_name", 400},
    {Code::index_not_found, "index_not_found", 404},
    {Code::internal, "internal", 500, "internal"},
    {Code::invalid_api_key, "invalid_api_key", 403, "auth"},
    {Code::invalid_content_type, "invalid_content_type", 415},
    {Code::invalid_crop_length, "invalid_search_crop_length", 400},
    {Code::invalid_crop_marker, "invalid_search_crop_marker", 400},
    {Code::invalid_distinct, "invalid_search_distinct", 400},
    {Code::invalid_facet_search_name, "invalid_facet_search_facet_name", 400},
    {Code::invalid_facet_search_query, "invalid_facet_search_facet_query", 400},
    {Code::invalid_facets, "invalid_search_facets", 400},
    {Code::invalid_federation, "invalid_multi_search_federation", 400},
    {Code::invalid_filter, "invalid_search_filter", 400},
    {Code::invalid_highlight_post_tag, "invalid_search_highlight_post_tag", 400},
    {Code::invalid_highlight_pre_tag, "invalid_search_highlight_pre_tag", 400},
    {Code::invalid_hits_per_page, "invalid_search_hits_per_page", 400},
    {Code::invalid_hybrid, "invalid_search_hybrid_query", 400},
    {Code::invalid_index_uid, "invalid_index_uid", 400},
    {Code::invalid_limit, "invalid_search_limit", 400},
    {Code::invalid_locales, "invalid_search_locales", 400},
    {Code::invalid_matching_strategy, "invalid_search_matching_strategy", 400},
    {Code::invalid_offset, "invalid_search_offset", 400},
    {Code::invalid_page, "invalid_search_page", 400},
    {Code::invalid_q, "invalid_search_q", 400},
    {Code::invalid_ranking_score_threshold, "invalid_search_ranking_score_threshold", 400},
    {Code::invalid_retrieve_vectors, "invalid_search_retrieve_vectors", 400},
    {Code::invalid_show_matches_position, "invalid_search_show_matches_position", 400},
    {Code::invalid_show_ranking_score, "invalid_search_show_ranking_score", 400},
    {Code::invalid_show_ranking_score_details, "invalid_search_show_ranking_score_details", 400},
    {Code::invalid_sort, "invalid_search_sort", 400},
    {Code::invalid_to_crop, "invalid_search_attributes_to_crop", 400},
    {Code::invalid_to_highlight, "invalid_search_attributes_to_highlight", 400},
    {Code::invalid_to_retrieve, "invalid_search_attributes_to_retrieve", 400},
    {Code::invalid_to_search_on, "invalid_search_attributes_to_search_on", 400},
    {Code::invalid_vector, "invalid_search_vector", 400},
    {Code::malformed_payload, "malformed_payload", 400},
    {Code::method_not_allowed, "method_not_allowed", 405},
    {Code::missing_authorization_header, "missing_authorization_header", 401, "auth"},
    {Code::missing_content_type, "missing_content_type", 415},
    {Code::missing_index_uid, "missing_index_uid", 400},
    {Code::missing_payload, "missing_payload", 400},
    {Code::not_found, "not_found", 404},
    {Code::reply_too_large, "reply_too_large", 507, "system"},
    {Code::too_many_search_requests, "too_many_search_requests", 503, "system"},
}};

consteval bool rows_stand_in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i || rows[i].name.empty()) return false;
  }
  return static_cast<std::size_t>(Code::too_many_search_requests) + 1 == rows.size();
}
static_assert(rows_stand_in_order());

}  // namespace

Refusal Refusal::inside_query(std::size_t number) const {
  return {code_, fmt::format("Inside `.queries[{}]`: {}", number, text())};
}

Told told(const Refusal& refusal) {
  using Json = nlohmann::ordered_json;
  const Row& row = rows[static_cast<std::size_t>(refusal.code())];
  const Json json = {{"message", refusal.text()},
                     {"code", row.name},
                     {"type", row.type},
                     {"link", fmt::format("https://docs.meilisearch.com/errors#{}", row.name)}};
  return {row.status, json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::string repeated(std::string_view value) {
  const std::string_view start = schema::head(value, limits.shown_bytes);
  return schema::shown(start) + (start.size() < value.size() ? "…" : "");
}

}  // namespace seogo::searchd::meilisearch

// Why a request of a Meilisearch client is not answered, in Meilisearch's own words and codes, which
// its clients look at.
//
//   throw Refusal(Code::index_not_found, "Index `books` not found.")
//   → 404 {"message":"Index `books` not found.","code":"index_not_found",
//          "type":"invalid_request","link":"https://docs.meilisearch.com/errors#index_not_found"}
//
// Plain values; safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "schema/error.h"

namespace seogo::searchd::meilisearch {

enum class Code {
  bad_request,
  facet_search_name_missing,
  index_not_found,
  internal,
  invalid_api_key,
  invalid_content_type,
  invalid_crop_length,
  invalid_crop_marker,
  invalid_distinct,
  invalid_facet_search_name,
  invalid_facet_search_query,
  invalid_facets,
  invalid_federation,
  invalid_filter,
  invalid_highlight_post_tag,
  invalid_highlight_pre_tag,
  invalid_hits_per_page,
  invalid_hybrid,
  invalid_index_uid,
  invalid_limit,
  invalid_locales,
  invalid_matching_strategy,
  invalid_offset,
  invalid_page,
  invalid_q,
  invalid_ranking_score_threshold,
  invalid_retrieve_vectors,
  invalid_show_matches_position,
  invalid_show_ranking_score,
  invalid_show_ranking_score_details,
  invalid_sort,
  invalid_to_crop,
  invalid_to_highlight,
  invalid_to_retrieve,
  invalid_to_search_on,
  invalid_vector,
  malformed_payload,
  method_not_allowed,
  missing_authorization_header,
  missing_content_type,
  missing_index_uid,
  missing_payload,
  not_found,
  reply_too_large,
  too_many_search_requests,
};

class Refusal : public schema::Error {
 public:
  Refusal(Code code, const std::string& message)
      : Error(schema::ErrorCode::parameter, message), code_(code) {}

  [[nodiscard]] Code code() const { return code_; }
  // Of one query of several: Inside `.queries[0]`: …
  [[nodiscard]] Refusal inside_query(std::size_t number) const;

 private:
  Code code_;
};

// What goes over the wire.
struct Told {
  int status;
  std::string json;
};
[[nodiscard]] Told told(const Refusal& refusal);

// A value as an error may repeat it: cut, and without what is not to be shown.
[[nodiscard]] std::string repeated(std::string_view value);

}  // namespace seogo::searchd::meilisearch

// What a client asks with, as names and values, turned into a request to the engine.
//
//   read_search({{"q","알트만 해고"},{"from","2023"},{"to","2023-12"},{"limit","20"}})
//   → text 알트만 해고, limit 20, from 2023-01-01, to 2023-12-31
//   read_search({{"limit","많이"}})   throws BadParameter: field "limit"
//                                  limit cannot be 많이 · hint: a whole number from 0 to 100
//
//   q  in  limit  offset  cursor  sort  fresh  from  to  match  highlight  explain  exact  fold
//   duplicates_of  facet_query, and repeatable: author  site  section  tag  commenter  facets
//
// A name that is not in this list is ignored, and an empty value counts as absent, because HTML
// forms send those. Of a name that may not be repeated the last value counts. Pure; safe to call
// from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/error.h"
#include "searchd/engine/request.h"
#include "searchd/engine/suggest.h"
#include "searchd/wire/query_string.h"

namespace seogo::searchd::wire {

enum class Highlight {
  html,    // marks, and the text as HTML with <mark>
  ranges,  // marks only
  none,
};

struct SearchRequest {
  engine::Request request;
  Highlight highlight = Highlight::html;
};

// A parameter whose value is not allowed; the hint says what is.
class BadParameter : public schema::Error {
 public:
  BadParameter(std::string field, const std::string& text, const std::string& allowed)
      : Error(schema::ErrorCode::parameter, text, allowed), field_(std::move(field)) {}

  [[nodiscard]] const std::string& field() const { return field_; }

 private:
  std::string field_;
};

// As facets= takes it and a reply bears it: site, section, tag, author, year, month, has_comments.
[[nodiscard]] std::string_view name_of(engine::Facet facet);
[[nodiscard]] std::string_view name_of(engine::DateUnit unit);  // year, month, day

[[nodiscard]] SearchRequest read_search(const Parameters& parameters);

// q and limit: read_suggest({{"q","알트"},{"limit","5"}}).
struct SuggestRequest {
  std::string text;
  std::size_t limit = engine::default_suggestions;
};
[[nodiscard]] SuggestRequest read_suggest(const Parameters& parameters);

// A whole number of a parameter, not above `most`; throws BadParameter.
[[nodiscard]] std::size_t whole_number(std::string_view name, const std::string& value,
                                       std::size_t most);

// The names that read_search knows, and the values of those that take one of few.
[[nodiscard]] std::vector<std::string_view> search_parameters();
[[nodiscard]] std::vector<std::string_view> choices_of(std::string_view parameter);

}  // namespace seogo::searchd::wire

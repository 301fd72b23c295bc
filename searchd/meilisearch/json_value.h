// A value of a request's JSON as the type it should have; null counts as absent, and whoever calls has
// looked for it.
//
//   text_of({"q", Code::invalid_q}, "알트만")        알트만
//   whole_of({"limit", Code::invalid_limit}, -1)   throws: Invalid value type for `.limit`: expected a positive integer, but found
//                     a negative integer: `-1`
//
// Throws Refusal with the code given. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/meilisearch/refusal.h"

namespace seogo::searchd::meilisearch {

using Json = nlohmann::ordered_json;

// Where a value stands, and what a wrong one is called.
struct Place {
  std::string_view name;
  Code code;
};

[[noreturn]] void refuse_value(const Place& place, std::string_view wanted, const Json& found);

[[nodiscard]] std::string text_of(const Place& place, const Json& value);
[[nodiscard]] std::size_t whole_of(const Place& place, const Json& value);
[[nodiscard]] double number_of(const Place& place, const Json& value);
[[nodiscard]] bool boolean_of(const Place& place, const Json& value);
[[nodiscard]] std::vector<std::string> texts_of(const Place& place, const Json& value);

// The JSON object that a body is. Throws Refusal(missing_payload, malformed_payload, bad_request).
[[nodiscard]] Json read_payload(std::string_view body);

// The value of that name, if it is there and not null.
[[nodiscard]] const Json* find_value(const Json& object, std::string_view name);

}  // namespace seogo::searchd::meilisearch

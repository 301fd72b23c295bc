#include "searchd/meilisearch/json_value.h"

#include <fmt/format.h>

#include "schema/utf8.h"
#include "searchd/meilisearch/limits.h"

namespace seogo::searchd::meilisearch {
namespace {

std::string_view kind_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return "null";
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "an array";
    case Json::value_t::string:
      return "a string";
    case Json::value_t::boolean:
      return "a boolean";
    case Json::value_t::number_unsigned:
      return "a positive integer";
    case Json::value_t::number_integer:
      return "a negative integer";
    case Json::value_t::number_float:
      return "a number";
    case Json::value_t::binary:
    case Json::value_t::discarded:
      break;
  }
  return "nothing";
}

// Of what may be nested deeply only its kind is told.
std::string with_value(const Json& value) {
  if (value.is_null() || value.is_structured()) return std::string(kind_of(value));
  return fmt::format("{}: `{}`", kind_of(value),
                     repeated(value.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

}  // namespace

void refuse_value(const Place& place, std::string_view wanted, const Json& found) {
  throw Refusal(place.code, fmt::format("Invalid value type for `.{}`: expected {}, but found {}",
                                        place.name, wanted, with_value(found)));
}

std::string text_of(const Place& place, const Json& value) {
  if (!value.is_string()) refuse_value(place, "a string", value);
  return value.get<std::string>();
}

std::size_t whole_of(const Place& place, const Json& value) {
  if (!value.is_number_unsigned()) refuse_value(place, "a positive integer", value);
  return value.get<std::size_t>();
}

double number_of(const Place& place, const Json& value) {
  if (!value.is_number()) refuse_value(place, "a number", value);
  return value.get<double>();
}

bool boolean_of(const Place& place, const Json& value) {
  if (!value.is_boolean()) refuse_value(place, "a boolean", value);
  return value.get<bool>();
}

std::vector<std::string> texts_of(const Place& place, const Json& value) {
  if (!value.is_array()) refuse_value(place, "an array", value);
  if (value.size() > limits.named) {
    throw Refusal(place.code,
                  fmt::format("`.{}` may have {} items at most.", place.name, limits.named));
  }
  std::vector<std::string> texts;
  for (const Json& item : value) {
    texts.push_back(text_of({fmt::format("{}[{}]", place.name, texts.size()), place.code}, item));
  }
  return texts;
}

Json read_payload(std::string_view body) {
  if (schema::trimmed(body).empty()) {
    throw Refusal(Code::missing_payload, "A json payload is missing.");
  }
  Json payload = Json::parse(body, nullptr, false);
  // The parser takes a NUL for the end.
  if (payload.is_discarded() || body.find('\0') != std::string_view::npos) {
    throw Refusal(Code::malformed_payload,
                  "The json payload provided is malformed. It must be valid JSON in UTF-8.");
  }
  if (!payload.is_object()) {
    throw Refusal(
        Code::bad_request,
        fmt::format("Invalid value type: expected an object, but found {}", with_value(payload)));
  }
  return payload;
}

const Json* find_value(const Json& object, std::string_view name) {
  const auto found = object.find(std::string(name));
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

}  // namespace seogo::searchd::meilisearch

#include "searchd/wire/suggest_json.h"

#include <nlohmann/json.hpp>

namespace seogo::searchd::wire {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string suggest_json(const engine::Suggestions& found) {
  Json all = Json::array();
  for (const engine::Suggestion& suggestion : found.all) {
    all.push_back({{"text", suggestion.text}, {"articles", suggestion.articles}});
  }
  return print({{"suggestions", all}});
}

std::string browser_json(const std::string& typed, const engine::Suggestions& found) {
  Json texts = Json::array();
  for (const engine::Suggestion& suggestion : found.all) texts.push_back(suggestion.text);
  return print(Json::array({typed, texts}));
}

}  // namespace seogo::searchd::wire

#include "searchd/wire/suggest_json.h"

#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

namespace seogo::searchd::wire {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

struct Named {
  engine::SuggestionKind kind;
  std::string_view name;
};
constexpr Named kinds[] = {
    {engine::SuggestionKind::word, "word"},     {engine::SuggestionKind::phrase, "phrase"},
    {engine::SuggestionKind::author, "author"}, {engine::SuggestionKind::commenter, "commenter"},
    {engine::SuggestionKind::site, "site"},     {engine::SuggestionKind::section, "section"},
    {engine::SuggestionKind::tag, "tag"},       {engine::SuggestionKind::title, "title"}};

}  // namespace

std::string_view name_of(engine::SuggestionKind kind) {
  return std::find_if(std::begin(kinds), std::end(kinds) - 1,
                      [kind](const Named& row) { return row.kind == kind; })
      ->name;
}

std::string suggest_json(const engine::Suggestions& found) {
  Json all = Json::array();
  for (const engine::Suggestion& suggestion : found.all) {
    Json one = {{"text", suggestion.text},
                {"articles", suggestion.articles},
                {"kind", name_of(suggestion.kind)}};
    if (!suggestion.id.empty()) one["id"] = suggestion.id;
    all.push_back(std::move(one));
  }
  return print({{"suggestions", all}});
}

std::string browser_json(const std::string& typed, const engine::Suggestions& found) {
  Json texts = Json::array();
  for (const engine::Suggestion& suggestion : found.all) {
    if (suggestion.kind != engine::SuggestionKind::title) texts.push_back(suggestion.text);
  }
  return print(Json::array({typed, texts}));
}

}  // namespace seogo::searchd::wire

#include "indexer/extract/explanation.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "indexer/extract/statement.h"
#include "schema/article_json.h"

namespace seogo::indexer::extract {
namespace {

using nlohmann::json;

// Fields that other keys are taken for (article.schema.json), the key that counts first.
struct Alias {
  std::string_view field;
  std::array<const char*, 3> keys;
};
constexpr std::array<Alias, 8> aliases = {{
    {"authors", {"authors", "author", ""}},
    {"published", {"published", "date", ""}},
    {"body", {"body", "content", "text"}},
    {"counts.likes", {"likes", "counts", ""}},
    {"counts.dislikes", {"dislikes", "counts", ""}},
    {"counts.shares", {"shares", "counts", ""}},
    {"counts.views", {"views", "counts", ""}},
    {"counts.comments", {"counts", "comments", ""}},
}};

// What stands in the lines of a text capture, rather than being said by a marker.
constexpr std::array<std::string_view, 5> of_lines = {"title", "subtitle", "body", "subheadings",
                                                      "comments"};

}  // namespace

std::string explained(const schema::Article& article, const Origins& origins) {
  std::string line = schema::article_to_json(article);
  const json explain(origins);
  line.pop_back();  // its "}"
  return line + ",\"explain\":" + explain.dump(-1, ' ', false, json::error_handler_t::replace) +
         "}";
}

Origins json_origins(std::string_view line, const schema::Article& article) {
  // The line was read before: it is an object, and not deep.
  json object = json::parse(line, nullptr, false);
  if (object.is_discarded()) object = json::parse(schema::with_whole_pairs(line));
  Origins origins;
  for (const std::string_view field : told_fields(article)) {
    const auto* const row =
        std::find_if(aliases.begin(), aliases.end(),
                     [field](const Alias& alias) { return alias.field == field; });
    std::string key(field);
    if (row != aliases.end()) {
      const auto* const found =
          std::find_if(row->keys.begin(), row->keys.end(), [&](const char* name) {
            const auto value = object.find(name);
            return value != object.end() && !value->is_null();
          });
      if (found != row->keys.end()) key = *found;
    }
    origins[std::string(field)] = "jsonl key " + key;
  }
  return origins;
}

Origins text_origins(const schema::Article& article) {
  Origins origins;
  for (const std::string_view field : told_fields(article)) {
    const bool lines = std::find(of_lines.begin(), of_lines.end(), field) != of_lines.end();
    origins[std::string(field)] = lines ? "text capture" : "markers";
  }
  return origins;
}

Origins entry_origins(const schema::Article& article) {
  Origins origins;
  for (const std::string_view field : told_fields(article)) {
    origins[std::string(field)] = "feed entry";
  }
  return origins;
}

}  // namespace seogo::indexer::extract

// The JSON-LD blocks of a page: the articles in them, and what stands behind a mere @id.
//
//   {"@graph": [{"@type": "Article", "author": {"@id": "#w"}}, {"@id": "#w", "name": "윤슬"}]}
//   → articles() {the first, not listed}; resolved(author) is the second
//
// Below are the accessors of JSON whose shape nobody promises: what is not there, or of another
// kind, is null or empty. Immutable once made; walks are loops.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "indexer/extract/markup/tree.h"
#include "indexer/extract/origins.h"

namespace seogo::indexer::extract {

class JsonLdGraph {
 public:
  using Json = nlohmann::json;
  struct Found {
    const Json* object;
    bool listed;  // in an ItemList, or below what is about other pages
  };

  // origins["json-ld"] gets which blocks were left out, and why.
  JsonLdGraph(const HtmlTree& tree, Origins& origins);

  [[nodiscard]] const std::vector<Found>& articles() const { return articles_; }

  // {"@id": "#writer"} stands for the object of this id, of which most is said.
  [[nodiscard]] const Json& resolved(const Json& value) const;

 private:
  void walk(const Json& block);

  std::deque<Json> blocks_;
  std::vector<Found> articles_;
  std::map<std::string_view, const Json*> by_id_;
};

// The value of a key; null if there is none.
[[nodiscard]] const nlohmann::json& at(const nlohmann::json& object, const char* key);

// A string as it stands.
[[nodiscard]] std::string_view raw(const nlohmann::json& value);

// The first item of a list, else the value itself.
[[nodiscard]] const nlohmann::json& first_of(const nlohmann::json& value);

// A list's items, or the value itself as one; none of null.
[[nodiscard]] std::vector<const nlohmann::json*> items_of(const nlohmann::json& value);

// The bare type of an object, an article's if it has several.
[[nodiscard]] std::string_view type_of(const nlohmann::json& object);

// A string, or the @value or name of an object, of a list's first.
[[nodiscard]] std::string_view raw_text(const nlohmann::json& value);
[[nodiscard]] std::string text_of(const nlohmann::json& value);

// An address, or the @id or url of an object.
[[nodiscard]] std::string_view address_of(const nlohmann::json& value);

// A number from 0 up, written as one or as a string.
[[nodiscard]] std::optional<std::int64_t> count_of(const nlohmann::json& value);

}  // namespace seogo::indexer::extract

#include "indexer/extract/stated/json_ld_graph.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "indexer/extract/line/particulars.h"
#include "indexer/extract/stated/json_ld.h"
#include "indexer/extract/stated/mended_json.h"
#include "indexer/extract/stated/stated_text.h"
#include "schema/article_json.h"

namespace seogo::indexer::extract {
namespace {

using nlohmann::json;

constexpr std::size_t longest_block = 1U << 20;   // bytes
constexpr std::size_t longest_blocks = 2U << 20;  // bytes of all of a page's

// What stands below these is about other pages, or about readers.
constexpr std::array<std::string_view, 13> listing_keys = {
    "itemListElement", "relatedLink", "hasPart",        "comment",  "citation",
    "isBasedOn",       "mentions",    "about",          "blogPost", "blogPosts",
    "liveBlogUpdate",  "review",      "significantLink"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_shallow(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      if (++depth > schema::deepest_json) return false;
    } else if (!quoted && (c == '}' || c == ']')) {
      --depth;
    }
  }
  return true;
}

// Nothing, and why, for what is no JSON.
std::optional<json> parsed(std::string_view text, std::string& why) {
  if (text.size() > longest_block) {
    why = fmt::format("longer than {} bytes", longest_block);
    return std::nullopt;
  }
  if (!is_shallow(text)) {
    why = fmt::format("deeper than {} levels", schema::deepest_json);
    return std::nullopt;
  }
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    why = fmt::format("not JSON at byte {}", error.byte);
  } catch (const json::exception&) {
    why = "a number that is out of range";
  }
  return std::nullopt;
}

const json& none() {
  static const json null;
  return null;
}

}  // namespace

const json& at(const json& object, const char* key) {
  if (!object.is_object()) return none();
  const auto found = object.find(key);
  return found == object.end() ? none() : *found;
}

std::string_view raw(const json& value) {
  const std::string* text = value.get_ptr<const std::string*>();
  return text == nullptr ? std::string_view() : *text;
}

const json& first_of(const json& value) {
  return value.is_array() && !value.empty() ? value.front() : value;
}

std::vector<const json*> items_of(const json& value) {
  std::vector<const json*> items;
  if (value.is_array()) {
    for (const json& item : value) items.push_back(&item);
  } else if (!value.is_null()) {
    items.push_back(&value);
  }
  return items;
}

std::string_view type_of(const json& object) {
  for (const json* type : items_of(at(object, "@type")))
    if (is_article_type(raw(*type)) || raw(*type) == "Comment") return bare_type(raw(*type));
  return bare_type(raw(first_of(at(object, "@type"))));
}

std::string_view raw_text(const json& value) {
  const json& one = first_of(value);
  if (!one.is_object()) return raw(one);
  const json& stated = at(one, "@value");
  return raw(first_of(stated.is_null() ? at(one, "name") : stated));
}

std::string text_of(const json& value) { return stated_text(raw_text(value)); }

std::string_view address_of(const json& value) {
  const json& one = first_of(value);
  if (!one.is_object()) return raw(one);
  return raw(at(one, "@id").is_null() ? at(one, "url") : at(one, "@id"));
}

std::optional<std::int64_t> count_of(const json& value) {
  if (value.is_string()) return number_of(raw(value));
  if (value.is_number_float()) return std::nullopt;
  if (!value.is_number_integer()) return std::nullopt;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  const auto count = value.get<std::int64_t>();
  return count < 0 ? std::nullopt : std::optional(count);
}

JsonLdGraph::JsonLdGraph(const HtmlTree& tree, Origins& origins) {
  std::size_t number = 0;
  std::size_t bytes = 0;
  for (NodeId n = tree.find("script"); n < tree.size(); n = tree.find("script", n + 1)) {
    if (tree.attribute(n, "type").find("ld+json") == std::string_view::npos) continue;
    ++number;
    const std::string script = tree.raw_text(n);
    bytes += script.size();
    std::string why = fmt::format("beyond {} bytes of a page", longest_blocks);
    const std::string_view text = unwrapped_script(script);
    if (text.empty()) continue;
    std::optional<json> block;
    if (bytes <= longest_blocks) {
      block = parsed(text, why);
      std::string ignored;
      if (!block) block = parsed(mended_json(text), ignored);
    }
    if (block) {
      blocks_.push_back(std::move(*block));
    } else {
      std::string& remark = origins["json-ld"];
      remark += fmt::format("{}block {} is left out: {}", remark.empty() ? "" : "; ", number, why);
    }
  }
  for (const json& block : blocks_) walk(block);
}

const json& JsonLdGraph::resolved(const json& value) const {
  if (!value.is_object()) return value;
  const auto found = by_id_.find(raw(at(value, "@id")));
  return found == by_id_.end() || found->second->size() < value.size() ? value : *found->second;
}

void JsonLdGraph::walk(const json& block) {
  std::vector<Found> open = {{&block, false}};
  while (!open.empty()) {
    const auto [value, listed] = open.back();
    open.pop_back();
    if (value->is_array()) {
      for (auto item = value->rbegin(); item != value->rend(); ++item)
        open.push_back({&*item, listed});
    }
    if (!value->is_object()) continue;
    const std::string_view type = type_of(*value);
    if (is_article_type(type)) articles_.push_back({value, listed});
    if (const std::string_view id = raw(at(*value, "@id")); !id.empty() && value->size() > 1) {
      const json*& known = by_id_[id];
      if (known == nullptr || known->size() < value->size()) known = value;
    }
    for (const auto& [key, below] : value->items()) {
      if (!below.is_structured()) continue;
      open.push_back({&below, listed || type == "ItemList" || contains(listing_keys, key)});
    }
  }
}

}  // namespace seogo::indexer::extract

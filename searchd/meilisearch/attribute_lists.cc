#include "searchd/meilisearch/attribute_lists.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace seogo::searchd::meilisearch {
namespace {

std::size_t place_of(const Attribute& attribute) { return static_cast<std::size_t>(attribute.id); }

constexpr std::string_view every = "*";

// The number of words of a cropped attribute that names none, until cropLength has been read.
constexpr std::size_t not_given = static_cast<std::size_t>(-1);

[[noreturn]] void refuse_attribute(const Place& place, std::string_view name, std::string_view what,
                                   bool (*has)(const Attribute&)) {
  throw Refusal(place.code,
                fmt::format("Attribute `{}` is not {}. Available {} attributes are: {}.",
                            repeated(name), what, what, names_of(has)));
}

}  // namespace

AttributeSet read_set(const Place& place, const Json& value) {
  AttributeSet set;
  for (const std::string& name : texts_of(place, value)) {
    if (name == every) set.set();
    if (const Attribute* known = find_attribute(name)) set.set(place_of(*known));
  }
  return set;
}

void read_facets(const Place& place, const Json& value, SearchBody& out) {
  constexpr auto has = [](const Attribute& row) { return row.is_facet(); };
  for (const std::string& name : texts_of(place, value)) {
    const Attribute* known = find_attribute(name);
    if (name != every && (known == nullptr || !has(*known))) {
      throw Refusal(place.code,
                    fmt::format("Invalid facet distribution: Attribute `{}` is not filterable. "
                                "Available filterable attributes patterns are: {}.",
                                repeated(name), names_of(has)));
    }
    for (const Attribute& row : attributes) {
      const bool wanted = name == every ? has(row) : &row == known;
      std::vector<const Attribute*>& facets = out.shown.facets;
      if (wanted && std::find(facets.begin(), facets.end(), &row) == facets.end()) {
        facets.push_back(&row);
      }
    }
  }
}

void read_search_on(const Place& place, const Json& value, SearchBody& out) {
  constexpr auto has = [](const Attribute& row) { return row.searched.has_value(); };
  std::vector<schema::FieldName>& fields = out.request.search_in;
  bool all = false;
  for (const std::string& name : texts_of(place, value)) {
    const Attribute* known = find_attribute(name);
    all = all || name == every;
    if (name == every) continue;
    if (known == nullptr || !has(*known)) refuse_attribute(place, name, "searchable", has);
    if (std::find(fields.begin(), fields.end(), *known->searched) == fields.end()) {
      fields.push_back(*known->searched);
    }
  }
  if (all) fields.clear();
}

void read_sort(const Place& place, const Json& value, SearchBody& out) {
  constexpr auto has = [](const Attribute& row) { return row.sorting.has_value(); };
  std::optional<engine::Sort> first;
  for (const std::string& rule : texts_of(place, value)) {
    const std::size_t colon = rule.rfind(':');
    const std::string name = rule.substr(0, colon);
    const std::string direction = colon == std::string::npos ? "" : rule.substr(colon + 1);
    if (direction != "asc" && direction != "desc") {
      throw Refusal(place.code, fmt::format("Invalid syntax for the sort parameter: expected "
                                            "expression ending by `:asc` or `:desc`, found `{}`.",
                                            repeated(rule)));
    }
    const Attribute* known = find_attribute(name);
    if (known == nullptr || !has(*known)) refuse_attribute(place, name, "sortable", has);
    if (!first) {
      first = direction == "asc" ? known->sorting->ascending : known->sorting->descending;
    }
  }
  if (first) out.request.sort = *first;
}

// body, body:30, *, *:30
void read_crop(const Place& place, const Json& value, SearchBody& out) {
  for (const std::string& item : texts_of(place, value)) {
    const std::size_t colon = item.rfind(':');
    const std::string name = item.substr(0, colon);
    std::size_t words = not_given;
    if (colon != std::string::npos) {
      const char* end = item.data() + item.size();
      const auto [stop, error] = std::from_chars(item.data() + colon + 1, end, words);
      if (error != std::errc() || stop != end) {
        throw Refusal(place.code,
                      fmt::format("`{}` is no attribute with a number of words, such as "
                                  "`body:30`.",
                                  repeated(item)));
      }
      words = std::min(words, limits.most_crop_words);
    }
    for (const Attribute& row : attributes) {
      if (name == every || name == row.name) {
        out.shown.cropped[place_of(row)] = words;
      }
    }
  }
}

void set_crop_length(SearchBody& out, std::size_t words) {
  for (std::optional<std::size_t>& cropped : out.shown.cropped) {
    if (cropped == not_given) cropped = words;
  }
}

}  // namespace seogo::searchd::meilisearch

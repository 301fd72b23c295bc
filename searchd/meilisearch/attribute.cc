#include "searchd/meilisearch/attribute.h"

#include <algorithm>

namespace seogo::searchd::meilisearch {

const Attribute* find_attribute(std::string_view name) {
  const auto* found = std::find_if(attributes.begin(), attributes.end(),
                                   [name](const Attribute& row) { return row.name == name; });
  return found == attributes.end() ? nullptr : found;
}

std::string names_of(bool (*has)(const Attribute&)) {
  std::string names;
  for (const Attribute& row : attributes) {
    if (!has(row)) continue;
    names += names.empty() ? "`" : ", `";
    names += row.name;
    names += '`';
  }
  return names;
}

}  // namespace seogo::searchd::meilisearch

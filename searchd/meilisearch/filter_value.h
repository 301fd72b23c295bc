// A filter as JSON has it: a text, or a list of which every item must be true, an item being a text or
// a list of texts of which one must be true.
//
//   ["\"ts\">=10", ["\"author\"=\"김주성\"", "\"author\"=\"이하늘\""]]
//   → (and published ≥ 10, (or author 김주성, author 이하늘))
//
// Throws Refusal(invalid_filter). Pure.
#pragma once

#include "searchd/engine/filter.h"
#include "searchd/meilisearch/json_value.h"

namespace seogo::searchd::meilisearch {

[[nodiscard]] engine::Filter read_filter(const Json& value);

}  // namespace seogo::searchd::meilisearch

// Marks of the engine, which counts UTF-16 units, in bytes, which Meilisearch counts.
//
//   byte_marks({"😀 알트만", {{3, 6}}})   {{5, 14}}
//
// A mark that begins or ends inside a character takes the whole of it; ordered, never overlapping,
// never empty. Pure.
#pragma once

#include <vector>

#include "searchd/engine/request.h"

namespace seogo::searchd::meilisearch {

[[nodiscard]] std::vector<engine::Mark> byte_marks(const engine::MarkedText& marked);

}  // namespace seogo::searchd::meilisearch

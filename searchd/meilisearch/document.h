// An article found, as the fields of a document, in the order of the table of attributes.
//
//   document_of(hit)[title]     샘 알트만 복귀, with its marks
//   document_of(hit)[authors]   {김주성}
//   document_of(hit)[year]      2023, of Korea
//   document_of(hit)[url]       https://…, or null for what is no address of the web
//
// What is not known is null, or an empty list. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "searchd/engine/request.h"
#include "searchd/meilisearch/attribute.h"

namespace seogo::searchd::meilisearch {

using Value = std::variant<std::monostate, bool, std::int64_t, engine::MarkedText,
                           std::vector<engine::MarkedText>>;
using Document = std::array<Value, attributes.size()>;

[[nodiscard]] Document document_of(const engine::Hit& hit);

}  // namespace seogo::searchd::meilisearch

// Meilisearch's language of filters, turned into what the engine chooses by.
//
//   site = "한빛일보" AND (likes >= 10 OR NOT author EXISTS)
//   year IN [2022, 2023]     ts 1700000000 TO 1702261920     tags NOT IN ["사진", '만평']
//
//   expression  and ("OR" and)*
//   and         not ("AND" not)*
//   not         "NOT"* ( "(" expression ")" | condition )
//   condition   attribute ( = != > >= < <= ) value  |  attribute value TO value
//             | attribute [NOT] ( IN "[" value, … "]" | EXISTS | CONTAINS value | STARTS WITH value )
//             | attribute IS [NOT] ( NULL | EMPTY )
//
// An empty filter is true of everything. Depth and number of values are bounded (limits.h). Throws
// Refusal(invalid_filter), with the place. Pure; safe to call from any thread.
#pragma once

#include <string_view>

#include "searchd/engine/filter.h"

namespace seogo::searchd::meilisearch {

// `values` are those compared already in other parts of the same filter; it grows.
[[nodiscard]] engine::Filter parse_filter(std::string_view filter, std::size_t& values);

}  // namespace seogo::searchd::meilisearch

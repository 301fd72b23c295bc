// One comparison of a filter, as the engine knows it.
//
//   month = "2023-12"     published from 2023-12-01T00:00 to 2023-12-31T23:59:59, of Korea
//   likes > 9.5           likes from 10 on
//   has_comments = false  none of: comments from 1 on
//   site STARTS WITH 한빛  a site that begins so
//
// An attribute EXISTS where it has a value; IS NULL and IS EMPTY are where it has none. Throws
// Refusal(invalid_filter) for what an attribute cannot be asked, and for a value that a number or day
// cannot be compared with; `=` with such a value is true of nothing. Pure.
#pragma once

#include <string>
#include <string_view>

#include "searchd/engine/filter.h"
#include "searchd/meilisearch/attribute.h"

namespace seogo::searchd::meilisearch {

enum class Operator { equal, unequal, above, from, below, up_to, contains, starts };

[[nodiscard]] engine::Filter compared(const Attribute& attribute, Operator is,
                                      const std::string& value);
[[nodiscard]] engine::Filter between(const Attribute& attribute, const std::string& low,
                                     const std::string& high);
[[nodiscard]] engine::Filter existing(const Attribute& attribute);

}  // namespace seogo::searchd::meilisearch

// Months as English dates name them.
//
//   month_named("April"), month_named("Apr"), month_named("APR")     4
//   month_named("Sept")                                              9
//   month_named("Marching"), month_named("Ma"), month_named("4월")    nothing
//
// A name may be cut off after three letters or more. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace seogo::schema {

[[nodiscard]] std::optional<int> month_named(std::string_view word);  // 1 to 12

}  // namespace seogo::schema

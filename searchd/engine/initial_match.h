// Where a row of initial consonants stands in a folded title or name.
//
//   find_initials("샘 알트만 복귀", "ㅅㅇㅌㅁ", 0)  →  샘 알트만     whatever the spaces
//   find_initials("수상한 손님", "ㅅㅎ", 0)        →  none: 상 begins no word
//
// Bytes. Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string_view>

#include "searchd/engine/occurrence.h"

namespace seogo::searchd::engine {

[[nodiscard]] std::optional<Occurrence> find_initials(std::string_view folded, std::string_view row,
                                                      std::size_t from);

}  // namespace seogo::searchd::engine

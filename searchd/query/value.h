// The values of fields that are compared: days and numbers.
//
//   read_value(likes, ">10")           →  likes:[11,]
//   read_value(likes, "1,000개 이상")    →  likes:[1000,]
//   read_value(likes, "10~20")         →  likes:[10,20]            so does 10..20
//   read_value(date, "2023-12")        →  date:[2023-12-01,2023-12-31]
//   read_value(date, "2023.12")        →  the same; so do 2023/12, 2023년12월 and 2023년 12월
//   read_value(date, "2023.12.11 ~")   →  date:[2023-12-11,]       from that day on
//   read_value(date, "2023.12.1~5")    →  date:[2023-12-01,2023-12-05]
//   read_value(before, "2023")         →  before:[,2022-12-31]     up to, not including, its first day
//   read_value(after, "2023")          →  after:[2023-01-01,]      from its first day on
//
// Nothing for a value that is none. Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string_view>

#include "searchd/query/tree.h"

namespace seogo::searchd::query {

[[nodiscard]] std::optional<Node> read_value(const schema::Field& field, std::string_view value);

}  // namespace seogo::searchd::query

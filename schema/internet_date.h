// Dates as mail, feeds and saved pages write them (RFC 822, 2822, 5322).
//
//   read_internet_date("Mon, 11 Dec 2023 18:32:00 +0900")->iso()   2023-12-11T18:32:00+09:00
//   read_internet_date("11 Dec 23 09:32 GMT")->iso()               2023-12-11T09:32:00+00:00
//   read_internet_date("Mon, 11 Dec 2023 18:32:00 KST")->iso()     2023-12-11T18:32:00+09:00
//   read_internet_date("Wed, 31 Feb 2024 10:00:00 +0900")          nothing: no such day
//
// Nothing for any other shape, for a day or time that is none, and for a zone that nobody knows. A
// time without a zone is Korean time. Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string_view>

#include "schema/day.h"

namespace seogo::schema {

[[nodiscard]] std::optional<Timestamp> read_internet_date(std::string_view text);

}  // namespace seogo::schema

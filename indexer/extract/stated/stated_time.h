// Times as metadata state them.
//
//   2023-12-11T18:32:00.000+0900, 2023-12-11 18:32:00, 2023.12.11 18:32     as schema/day.h reads them
//   20231211183200, 20231211T093200Z                                        compact
//   Mon, 11 Dec 2023 18:32:00 +0900; Mon Dec 11 18:32:00 KST 2023           RFC 822; Java's Date
//   1702287120, 1702287120000                                               seconds, milliseconds
//
// Nothing for a text that is no time, for one that cannot be (2023-13-45), for the start of Unix
// time, which stands for "unknown", and for what lies more than a day behind the capture. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "schema/day.h"

namespace seogo::indexer::extract {

[[nodiscard]] std::optional<schema::Timestamp> stated_time(
    std::string_view text, const std::optional<schema::Timestamp>& captured_at);

}  // namespace seogo::indexer::extract

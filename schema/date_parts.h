// Year, month and day as they are written; whether there is such a day is for others to say.
#pragma once

#include <optional>

#include "schema/date_scanner.h"

namespace seogo::schema {

struct DateParts {
  int year = 0;
  std::optional<int> month;
  std::optional<int> day;
};

// 2023, 2023-12, 2023.12.11, 2023. 12. 11., 2023/12/11, 2023년 12월 11일; at least `least` pieces.
[[nodiscard]] std::optional<DateParts> read_numeric_parts(DateScanner& in, int least);

// 19-04-05, 19.04.05: the year's century as POSIX has it for %y, 1969 to 2068.
[[nodiscard]] std::optional<DateParts> read_short_parts(DateScanner& in);

// April 5, 2019; Fri, Apr. 5th 2019; 5 April 2019
[[nodiscard]] std::optional<DateParts> read_english_parts(DateScanner& in);

}  // namespace seogo::schema

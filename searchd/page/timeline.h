// A histogram as a picture needs it: every year, month or day from the first to the last, also those
// without anything, and never more than are to be told apart.
//
//   timeline_unit(request)                       month for a request without dates, day for one month
//   timeline_of({2021-01 3, 2023-12 5}, request)  36 months; with two years more it is years
//
// Pure; safe to call from any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "searchd/engine/request.h"
#include "searchd/page/period.h"

namespace seogo::searchd::page {

inline constexpr std::size_t most_days = 62;
inline constexpr std::size_t most_months = 48;
inline constexpr std::size_t most_years = 60;  // the newest

struct Timeline {
  struct Bar {
    Period period;
    std::uint64_t count = 0;
    std::uint64_t archive = 0;
  };
  engine::DateUnit unit = engine::DateUnit::month;
  std::vector<Bar> bars;
  bool exact = true;
  bool whole = true;  // nothing older was left out

  [[nodiscard]] bool narrows() const;        // there is more than one bar to choose from
  [[nodiscard]] bool is_all() const;         // of the archive, in every bar
  [[nodiscard]] const Bar& highest() const;  // the newest of these; there must be one
};

// What to ask the engine for.
[[nodiscard]] engine::DateUnit timeline_unit(const engine::Request& asked);

// Of the days that were asked for; without bars where nothing of them was found.
[[nodiscard]] Timeline timeline_of(const engine::Histogram& histogram,
                                   const engine::Request& asked);

}  // namespace seogo::searchd::page

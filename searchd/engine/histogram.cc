#include "searchd/engine/histogram.h"

#include <fmt/format.h>

#include "searchd/engine/tally.h"

namespace seogo::searchd::engine {
namespace {

std::string name(DateUnit unit, std::chrono::year_month_day day) {
  const int year = static_cast<int>(day.year());
  const auto month = static_cast<unsigned>(day.month());
  switch (unit) {
    case DateUnit::year:
      return fmt::format("{:04}", year);
    case DateUnit::month:
      return fmt::format("{:04}-{:02}", year, month);
    case DateUnit::day:
      break;
  }
  return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(day.day()));
}

// None outside of what was asked for: a month of long ago has its days.
void cut(std::vector<Histogram::Bar>& bars, const Request& request) {
  const auto is_outside = [&request](const Histogram::Bar& bar) {
    return (request.to && bar.value > request.to->iso().substr(0, bar.value.size())) ||
           (request.from && bar.value < request.from->iso().substr(0, bar.value.size()));
  };
  std::erase_if(bars, is_outside);
}

}  // namespace

Histogram count_histogram(DateUnit unit, const Matching& matching, const Request& request,
                          Columns& columns, const Xapian::Database& database) {
  const DayColumn& column = columns.days(database);
  Histogram out;
  out.unit = unit;
  out.exact = matching.exact(matching.all);
  std::vector<std::size_t> bar_of(column.days.size());
  for (std::size_t i = 0; i < column.days.size(); ++i) {
    std::string value = name(unit, column.days[i]);
    if (out.bars.empty() || out.bars.back().value != value) {
      out.bars.push_back({std::move(value), 0, 0});
    }
    out.bars.back().archive += column.archive[i];
    bar_of[i] = out.bars.size() - 1;
  }
  const std::size_t undated = out.bars.size();  // counted behind all bars
  const std::vector<std::uint64_t> counts =
      tally(matching.all, matching.share, undated + 1, [&](Xapian::docid id, auto add) {
        const DayColumn::Place day = column.of(id);
        add(day == DayColumn::undated ? undated : bar_of[day]);
      });
  out.undated = counts[undated];
  for (std::size_t i = 0; i < undated; ++i) out.bars[i].count = counts[i];
  cut(out.bars, request);
  out.whole = out.bars.size() <= most_dates;
  if (!out.whole) {
    out.bars.erase(out.bars.begin(), out.bars.end() - static_cast<std::ptrdiff_t>(most_dates));
  }
  return out;
}

}  // namespace seogo::searchd::engine

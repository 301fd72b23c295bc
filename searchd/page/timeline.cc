#include "searchd/page/timeline.h"

#include <algorithm>

namespace seogo::searchd::page {
namespace {

using engine::DateUnit;

constexpr DateUnit finest_first[] = {DateUnit::day, DateUnit::month, DateUnit::year};

std::size_t most_of(DateUnit unit) {
  return unit == DateUnit::day ? most_days : unit == DateUnit::month ? most_months : most_years;
}

std::size_t length(const schema::Day& first, const schema::Day& last, DateUnit unit) {
  return static_cast<std::size_t>(Period(last, unit).number() - Period(first, unit).number()) + 1;
}

// The bars that lie in the days asked for.
std::vector<Timeline::Bar> within(const engine::Histogram& histogram,
                                  const engine::Request& asked) {
  std::vector<Timeline::Bar> bars;
  for (const engine::Histogram::Bar& bar : histogram.bars) {
    const std::optional<Period> period = Period::parse(bar.value);
    const bool outside = !period || (asked.from && period->last() < *asked.from) ||
                         (asked.to && *asked.to < period->first());
    if (!outside) bars.push_back({*period, bar.count, bar.archive});
  }
  return bars;
}

}  // namespace

bool Timeline::narrows() const {
  return std::count_if(bars.begin(), bars.end(), [](const Bar& bar) { return bar.count > 0; }) > 1;
}

bool Timeline::is_all() const {
  return std::all_of(bars.begin(), bars.end(),
                     [](const Bar& bar) { return bar.count >= bar.archive; });
}

const Timeline::Bar& Timeline::highest() const {
  return *std::max_element(bars.rbegin(), bars.rend(),
                           [](const Bar& a, const Bar& b) { return a.count < b.count; });
}

DateUnit timeline_unit(const engine::Request& asked) {
  if (!asked.from || !asked.to) return DateUnit::month;
  for (const DateUnit unit : finest_first) {
    if (length(*asked.from, *asked.to, unit) <= most_of(unit)) return unit;
  }
  return DateUnit::year;
}

Timeline timeline_of(const engine::Histogram& histogram, const engine::Request& asked) {
  Timeline line;
  line.exact = histogram.exact;
  const std::vector<Timeline::Bar> found = within(histogram, asked);
  if (std::none_of(found.begin(), found.end(), [](const auto& bar) { return bar.count > 0; })) {
    return line;
  }
  const std::optional<Period> oldest = Period::parse(histogram.bars.front().value);
  const bool from_the_start = asked.from && oldest && oldest->first() <= *asked.from;
  line.whole = histogram.whole || from_the_start;
  // All of the year or month that was asked for; else from the archive's first article to its last.
  const bool bounded = asked.from && asked.to && histogram.unit != DateUnit::year &&
                       length(*asked.from, *asked.to, histogram.unit) <= most_of(histogram.unit);
  const schema::Day begin = bounded ? *asked.from : found.front().period.first();
  const schema::Day last = bounded ? *asked.to : found.back().period.first();
  line.unit = histogram.unit;
  for (const DateUnit unit : finest_first) {
    if (unit < line.unit && length(begin, last, line.unit) > most_of(line.unit)) {
      line.unit = unit;
    }
  }
  const std::size_t all = length(begin, last, line.unit);
  Period period(begin, line.unit);
  for (std::size_t left_out = all - std::min(all, most_of(line.unit)); left_out > 0; --left_out) {
    line.whole = false;
    period = period.next();
  }
  const Period first = period;
  for (std::size_t i = 0; i < std::min(all, most_of(line.unit)); ++i, period = period.next()) {
    line.bars.push_back({period});
  }
  for (const Timeline::Bar& bar : found) {
    const std::int64_t at = bar.period.in(line.unit).number() - first.number();
    if (at < 0) continue;
    Timeline::Bar& whole = line.bars[static_cast<std::size_t>(at)];
    whole.count += bar.count;
    whole.archive += bar.archive;
  }
  return line;
}

}  // namespace seogo::searchd::page

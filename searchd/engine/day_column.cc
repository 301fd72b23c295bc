#include "searchd/engine/day_column.h"

#include <algorithm>
#include <cmath>

#include "schema/day.h"
#include "schema/fields.h"
#include "schema/slot_number.h"

namespace seogo::searchd::engine {
namespace {

using std::chrono::sys_days;

constexpr sys_days first_day{std::chrono::year(1) / 1 / 1};
constexpr sys_days last_day{std::chrono::year(9999) / 12 / 31};

sys_days day_of(double seconds) {
  constexpr double day_seconds = 86400;
  const double in_korea = seconds + schema::kst_offset_minutes * 60;
  const double days = std::floor(in_korea / day_seconds);
  const auto count = [](sys_days day) {
    return static_cast<double>(day.time_since_epoch().count());
  };
  return sys_days(
      std::chrono::days(static_cast<int>(std::clamp(days, count(first_day), count(last_day)))));
}

}  // namespace

DayColumn read_days(const Xapian::Database& database) {
  DayColumn column;
  column.places.assign(database.get_lastdocid() + std::size_t{1}, DayColumn::undated);
  struct Dated {
    Xapian::docid document;
    sys_days day;
  };
  std::vector<Dated> dated;
  const auto end = database.valuestream_end(schema::published_slot);
  for (auto value = database.valuestream_begin(schema::published_slot); value != end; ++value) {
    dated.push_back({value.get_docid(), day_of(static_cast<double>(schema::slot_number(*value)))});
  }
  for (const Dated& one : dated) column.days.push_back(one.day);
  std::sort(column.days.begin(), column.days.end());
  column.days.erase(std::unique(column.days.begin(), column.days.end()), column.days.end());
  column.archive.resize(column.days.size());
  for (const Dated& one : dated) {
    const auto at = std::lower_bound(column.days.begin(), column.days.end(), one.day);
    const auto place = static_cast<DayColumn::Place>(at - column.days.begin());
    column.places[one.document] = place;
    ++column.archive[place];
  }
  return column;
}

}  // namespace seogo::searchd::engine

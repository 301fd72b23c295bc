#include "searchd/engine/fresh.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "schema/fields.h"
#include "schema/slot_number.h"

namespace seogo::searchd::engine {
namespace {

constexpr double day_seconds = 86400;

// From when on nothing has an age, in seconds.
double newest(const Request& request, const Xapian::Database& database) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  auto out = static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
  const std::string latest = database.get_value_upper_bound(schema::published_slot);
  if (!latest.empty()) out = std::min(out, static_cast<double>(schema::slot_number(latest)));
  if (request.to) {
    const auto start = static_cast<double>(request.to->start_of_day());
    out = std::min(out, start + day_seconds - 1);
  }
  return out;
}

}  // namespace

Scored freshened(Scored found, const Request& request, const Xapian::Database& database,
                 Columns& columns) {
  const double most = fresh_share * found.best();
  const double half_life = request.fresh.value_or(1) * day_seconds;
  const double from = newest(request, database);
  const NumberColumn& published = columns.numbers(schema::published_slot, database);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::int64_t at = published.of(found.documents[i]);
    if (at == NumberColumn::absent) continue;
    const double age = std::max(0.0, from - static_cast<double>(at));
    found.weights[i] += most * std::exp2(-age / half_life);
  }
  return found;
}

}  // namespace seogo::searchd::engine

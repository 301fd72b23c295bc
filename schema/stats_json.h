// Stats as JSON: {"articles":43,"comments":150,"generation":"gen-000002","analyzer":"seogo-2",…},
// in one line. Pure; safe to call from any thread.
#pragma once

#include <string>

#include "schema/stats.h"

namespace seogo::schema {

[[nodiscard]] std::string stats_to_json(const Stats& stats);

}  // namespace seogo::schema

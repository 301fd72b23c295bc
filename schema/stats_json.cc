#include "schema/stats_json.h"

#include <nlohmann/json.hpp>

namespace seogo::schema {

std::string stats_to_json(const Stats& stats) {
  const nlohmann::ordered_json out = {
      {"articles", stats.articles},     {"comments", stats.comments},
      {"generation", stats.generation}, {"analyzer", stats.analyzer},
      {"bytes", stats.bytes},           {"comment_bytes", stats.comment_bytes},
      {"first_day", stats.first_day},   {"last_day", stats.last_day}};
  return out.dump();
}

}  // namespace seogo::schema

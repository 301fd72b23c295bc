#include "searchd/wire/kept_query.h"

#include "schema/utf8.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::wire {

std::string kept_query(const Parameters& given, std::span<const std::string_view> names,
                       const Changes& changes) {
  constexpr std::size_t most = 2 * engine::longest_text;  // bytes of all values
  std::size_t taken = 0;
  Parameters parameters;
  for (const std::string_view name : names) {
    const auto [first, last] = given.equal_range(name);
    for (auto at = first; at != last; ++at) {
      const std::string_view value = schema::head(at->second, engine::longest_text);
      if (schema::trimmed(value).empty() || taken + value.size() > most) continue;
      taken += value.size();
      parameters.emplace(name, value);
    }
  }
  for (const auto& [name, new_value] : changes) {
    parameters.erase(name);
    if (!new_value.empty()) parameters.emplace(name, new_value);
  }
  return print_query(parameters);
}

}  // namespace seogo::searchd::wire

#include "searchd/routes/pattern.h"

#include <algorithm>

#include "searchd/wire/query_string.h"

namespace seogo::searchd::routes {
namespace {

// Takes the text up to the next slash off the front of `path`, and that slash.
std::string_view next_segment(std::string_view& path) {
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(path.size(), segment.size() + 1));
  return segment;
}

bool is_place(std::string_view segment) { return segment.starts_with('{'); }

}  // namespace

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  if (std::count(pattern.begin(), pattern.end(), '/') !=
      std::count(path.begin(), path.end(), '/')) {
    return std::nullopt;
  }
  std::vector<std::string> values;
  while (!pattern.empty() || !path.empty()) {
    const std::string_view expected = next_segment(pattern);
    const std::string_view segment = next_segment(path);
    if (is_place(expected) && !segment.empty()) {
      values.push_back(wire::percent_decode(segment));
    } else if (expected != segment) {
      return std::nullopt;
    }
  }
  return values;
}

}  // namespace seogo::searchd::routes

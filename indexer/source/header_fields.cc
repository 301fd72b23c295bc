#include "indexer/source/header_fields.h"

#include <algorithm>

#include "indexer/source/limits.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

std::optional<std::size_t> HeaderFields::read(std::string_view bytes) {
  fields_.clear();
  bytes = bytes.substr(0, limits::largest_head);
  std::size_t at = 0;
  for (std::size_t lines = 0; lines <= limits::most_header_lines; ++lines) {
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    if (line.empty()) return at;
    const std::size_t colon = line.find(':');
    if (line[0] == ' ' || line[0] == '\t') {
      if (fields_.empty()) continue;
      fields_.back().second += ' ';
      fields_.back().second += schema::trimmed(line);
    } else if (colon != std::string_view::npos) {
      fields_.emplace_back(lower_case(schema::trimmed(line.substr(0, colon))),
                           schema::trimmed(line.substr(colon + 1)));
    }
  }
  return std::nullopt;
}

std::string_view HeaderFields::operator[](std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [name](const auto& field) { return field.first == name; });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

std::string media_type(std::string_view value) {
  return lower_case(schema::trimmed(value.substr(0, value.find_first_of(";,"))));
}

std::string parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos) {
    const std::string_view rest = value.substr(at + 1);
    const std::size_t length = std::min(rest.find(';'), rest.size());
    const std::string_view part = rest.substr(0, length);
    const std::size_t equals = part.find('=');
    if (equals != std::string_view::npos &&
        lower_case(schema::trimmed(part.substr(0, equals))) == name) {
      std::string_view found = schema::trimmed(part.substr(equals + 1));
      while (!found.empty() && (found[0] == '"' || found[0] == '\'')) found.remove_prefix(1);
      while (!found.empty() && (found.back() == '"' || found.back() == '\'')) {
        found.remove_suffix(1);
      }
      return std::string(found);
    }
    at = length == rest.size() ? std::string_view::npos : at + 1 + length;
  }
  return {};
}

}  // namespace seogo::indexer::source

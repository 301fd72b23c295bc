#include "indexer/source/chunked.h"

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t most_digits = 8;
constexpr std::size_t longest_size_line = 1000;  // with its extensions

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The size at the front of `rest` and the bytes of its line; nothing if that is no size.
struct SizeLine {
  std::size_t size;
  std::size_t length;
};
std::optional<SizeLine> read_size(std::string_view rest) {
  std::size_t size = 0;
  std::size_t at = 0;
  for (; at < rest.size() && at < most_digits && hexadecimal(rest[at]) >= 0; ++at) {
    size = size * 16 + static_cast<std::size_t>(hexadecimal(rest[at]));
  }
  const std::size_t end = rest.substr(0, longest_size_line).find('\n', at);
  if (at == 0 || end == std::string_view::npos) return std::nullopt;
  const std::string_view behind = rest.substr(at, end - at);
  const std::size_t first = behind.find_first_not_of(" \t\r");
  if (first != std::string_view::npos && behind[first] != ';') return std::nullopt;
  return SizeLine{size, end + 1};
}

}  // namespace

std::optional<std::string> unchunked(std::string_view body, std::size_t most) {
  if (!read_size(body)) return std::nullopt;
  std::string out;
  std::size_t at = 0;
  while (at < body.size()) {
    const std::optional<SizeLine> line = read_size(body.substr(at));
    if (!line) {
      throw Error(ErrorCode::input, fmt::format("chunked response damaged at byte {}", at));
    }
    if (line->size == 0) break;
    at += line->length;
    if (line->size > body.size() - at) {
      throw Error(ErrorCode::input,
                  fmt::format("chunked response cut short at byte {}", body.size()));
    }
    if (line->size > most - out.size()) {
      throw Error(ErrorCode::input, fmt::format("longer than {} bytes", most));
    }
    out += body.substr(at, line->size);
    at += line->size;
    if (body.substr(at).starts_with("\r\n")) {
      at += 2;
    } else if (body.substr(at).starts_with("\n")) {
      ++at;
    }
  }
  return out;
}

}  // namespace seogo::indexer::source

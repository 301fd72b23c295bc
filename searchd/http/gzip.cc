#include "searchd/http/gzip.h"

#include <algorithm>

#include <zlib.h>

#include "schema/error.h"
#include "searchd/http/head.h"

namespace seogo::searchd::http {
namespace {

// Of levels 1 to 9: above it, replies get some 2 % smaller for twice the time.
constexpr int level = 5;
constexpr int gzip_window = 15 + 16;  // the largest window; 16 asks for gzip's frame
constexpr int memory = 8;             // zlib's default

// "q=0" and "q=0.000" forbid.
bool is_forbidden(std::string_view parameter) {
  parameter = without_spaces(parameter);
  if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
  return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
    const std::size_t semicolon = item.find(';');
    const std::string_view name = without_spaces(item.substr(0, semicolon));
    const bool forbidden =
        semicolon != std::string_view::npos && is_forbidden(item.substr(semicolon + 1));
    if (same_name(name, "gzip") || same_name(name, "x-gzip")) return !forbidden;
    if (name == "*") any = !forbidden;
  }
  return any;
}

bool is_text(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return type.starts_with("text/") || type.starts_with("application/") || type == "image/svg+xml";
}

std::string gzip(std::string_view body) {
  z_stream stream{};
  const auto no_memory = [] { return schema::Error(schema::ErrorCode::io, "gzip has no memory"); };
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw no_memory();
  }
  std::string packed(deflateBound(&stream, body.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int end = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) throw no_memory();
  return packed;
}

}  // namespace seogo::searchd::http

#include "indexer/source/http_response.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "indexer/source/brotli.h"
#include "indexer/source/chunked.h"
#include "indexer/source/gzip.h"
#include "indexer/source/sniff.h"
#include "indexer/source/stream.h"
#include "indexer/source/zstd.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::string_view protocol = "HTTP/";
constexpr std::size_t most_codings = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "HTTP/1.1 200 OK" or "HTTP/2 200"
int status_of(std::string_view line) {
  const std::size_t space = line.find(' ');
  const std::string_view digits = line.substr(std::min(space, line.size() - 1) + 1, 3);
  if (digits.size() < 3 || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    throw Error(ErrorCode::input, "an HTTP response without a status");
  }
  return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
}

struct Coding {
  std::string_view name;
  std::unique_ptr<Stream> (*open)(Stream& stream);
  bool (*is)(std::string_view start);  // null where there is nothing to know it by
};
constexpr std::array<Coding, 6> codings = {{
    {"gzip", gunzip, is_gzip},
    {"x-gzip", gunzip, is_gzip},
    {"zstd", unzstd, is_zstd},
    {"deflate", inflate_body, nullptr},
    {"br", unbrotli, nullptr},
    {"x-br", unbrotli, nullptr},
}};

// "gzip, br": the last was put on last.
std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty() && names.size() < most_codings) {
    const std::size_t length = std::min(list.find(','), list.size());
    names.push_back(lower_case(schema::trimmed(list.substr(0, length))));
    list.remove_prefix(std::min(length + 1, list.size()));
  }
  std::reverse(names.begin(), names.end());
  return names;
}

std::string unpack(std::string_view body, const Coding& coding, std::size_t most) {
  const std::unique_ptr<Stream> packed = memory_stream(body);
  return read_all(*coding.open(*packed), most);
}

[[noreturn]] void refuse_length(std::size_t most) {
  throw Error(ErrorCode::input, fmt::format("longer than {} bytes", most));
}

// What is markup already was unpacked before it was archived.
bool is_markup(std::string_view body) {
  return looks_like_html(body) || schema::trimmed(body.substr(0, 1000)).starts_with('<');
}

}  // namespace

bool is_http_response(std::string_view start) { return start.starts_with(protocol); }

HttpResponse::HttpResponse(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (!is_http_response(bytes) || end == std::string_view::npos) {
    throw Error(ErrorCode::input, "no HTTP response");
  }
  status_ = status_of(bytes.substr(0, end));
  const std::optional<std::size_t> length = fields_.read(bytes.substr(end + 1));
  if (!length) throw Error(ErrorCode::input, "an HTTP response whose head does not end");
  packed_ = bytes.substr(end + 1 + *length);
}

std::string HttpResponse::body(std::size_t most) const {
  std::optional<std::string> whole;
  if (lower_case(fields_["transfer-encoding"]).find("chunked") != std::string::npos) {
    whole = unchunked(packed_, most);
  }
  if (!whole) {
    if (packed_.size() > most) refuse_length(most);
    whole = std::string(packed_);
  }
  for (const std::string& name : names_in(fields_["content-encoding"])) {
    for (const Coding& coding : codings) {
      if (coding.name != name || whole->empty()) continue;
      if (coding.is != nullptr ? coding.is(*whole) : !is_markup(*whole)) {
        whole = unpack(*whole, coding, most);
      }
    }
  }
  // Packed once more, or without a word.
  for (const Coding& coding : codings) {
    if (coding.is != nullptr && coding.is(*whole)) whole = unpack(*whole, coding, most);
  }
  return *std::move(whole);
}

}  // namespace seogo::indexer::source

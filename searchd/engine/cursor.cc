#include "searchd/engine/cursor.h"

#include <algorithm>
#include <limits>

#include "schema/digest.h"
#include "schema/error.h"
#include "schema/slot_number.h"
#include "schema/varint.h"
#include "searchd/engine/reply_cache.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::uint64_t layout = 1;      // of the token, its first byte
constexpr std::size_t digest_bytes = 8;  // its last
constexpr std::size_t longest_token = 400;

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_text(std::string_view bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char byte : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(byte);
    for (count += 8; count >= 6;) {
      count -= 6;
      out += letters[(bits >> count) & 0x3F];
    }
  }
  if (count > 0) out += letters[(bits << (6 - count)) & 0x3F];
  return out;
}

// One text for each row of bytes: bits left over must be 0.
std::optional<std::string> to_bytes(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = letters.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  if (count >= 6 || (bits & ((1U << count) - 1)) != 0) return std::nullopt;
  return out;
}

std::string digest(std::string_view payload, const Request& request) {
  return schema::Digest().field(row_key(request)).field(payload).bytes().substr(0, digest_bytes);
}

void put_text(std::string& out, const std::string& text) {
  schema::put_varint(out, text.size());
  out += text;
}

// Takes what put_varint and put_text wrote; `good` until something is missing.
struct Taking {
  std::string_view in;
  bool good = true;

  std::uint64_t number(std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) {
    const std::optional<std::uint64_t> value = schema::take_varint(in);
    good = good && value && *value <= most;
    return good ? *value : 0;
  }
  std::string text() {
    const std::uint64_t length = number();
    good = good && length <= in.size();
    if (!good) return {};
    std::string out(in.substr(0, length));
    in.remove_prefix(length);
    return out;
  }
};

std::optional<std::int64_t> number_in(std::string_view value) {
  try {
    return schema::slot_number(value);
  } catch (const schema::Error&) {
    return std::nullopt;
  }
}

}  // namespace

bool Bookmark::operator==(const Bookmark& other) const {
  return attempt == other.attempt && by_rank == other.by_rank && generation == other.generation &&
         highest == other.highest && total.value == other.total.value &&
         total.exact == other.total.exact && last == other.last && number == other.number &&
         ranking == other.ranking && position == other.position;
}

std::string row_key(const Request& request) {
  Request row = request;
  const Request plain;
  row.cursor = plain.cursor;
  row.limit = plain.limit;
  row.offset = plain.offset;
  row.explain = plain.explain;
  row.whole = plain.whole;
  row.facets = plain.facets;
  row.facet_values = plain.facet_values;
  row.facet_text = plain.facet_text;
  row.facet_stats = plain.facet_stats;
  row.histogram = plain.histogram;
  row.exact = plain.exact;
  return schema::Digest().field(canonical_key(row)).bytes();
}

std::string write_cursor(const Bookmark& mark, const Request& request) {
  std::string bytes;
  schema::put_varint(bytes, layout);
  schema::put_varint(bytes, static_cast<std::uint64_t>(mark.attempt));
  schema::put_varint(bytes, mark.by_rank ? 1 : 0);
  put_text(bytes, mark.generation);
  schema::put_varint(bytes, mark.highest);
  schema::put_varint(bytes, mark.total.value);
  schema::put_varint(bytes, mark.total.exact ? 1 : 0);
  if (mark.by_rank) {
    put_text(bytes, mark.ranking);
    schema::put_varint(bytes, mark.position);
  } else {
    schema::put_varint(bytes, mark.last);
    put_text(bytes, mark.number ? schema::slot_value(*mark.number) : std::string());
  }
  return to_text(bytes + digest(bytes, request));
}

std::optional<Bookmark> read_cursor(const Request& request) {
  if (request.cursor.size() > longest_token) return std::nullopt;
  const std::optional<std::string> bytes = to_bytes(request.cursor);
  if (!bytes || bytes->size() <= digest_bytes) return std::nullopt;
  const std::string_view payload(bytes->data(), bytes->size() - digest_bytes);
  if (std::string_view(*bytes).substr(payload.size()) != digest(payload, request)) {
    return std::nullopt;
  }
  constexpr std::uint64_t most_documents = std::numeric_limits<Xapian::docid>::max();
  Taking taking{payload};
  Bookmark mark;
  taking.good = taking.number() == layout;
  mark.attempt = static_cast<Attempt>(taking.number(static_cast<std::uint64_t>(Attempt::widened)));
  mark.by_rank = taking.number(1) == 1;
  mark.generation = taking.text();
  mark.highest = static_cast<Xapian::docid>(taking.number(most_documents));
  mark.total.value = taking.number();
  mark.total.exact = taking.number(1) == 1;
  if (mark.by_rank) {
    mark.ranking = taking.text();
    mark.position = taking.number(most_documents);
  } else {
    mark.last = static_cast<Xapian::docid>(taking.number(most_documents));
    const std::string value = taking.text();
    const std::optional<std::int64_t> number = number_in(value);
    taking.good = taking.good && (number || value.empty());
    mark.number = number;
  }
  if (!taking.good || !taking.in.empty()) return std::nullopt;
  return mark;
}

bool is_cursor(const Request& request) {
  return request.cursor.empty() || request.cursor == first_cursor || read_cursor(request);
}

}  // namespace seogo::searchd::engine

#include "schema/record.h"

#include "schema/error.h"

namespace seogo::schema {
namespace {

void put_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  throw Error(ErrorCode::index, "a stored document is damaged",
              "seogo-indexer check --index DIR says how far it goes");
}

}  // namespace

void put_text(std::string& out, unsigned tag, std::string_view text) {
  if (!text.empty()) put_item(out, tag, text);
}

void put_item(std::string& out, unsigned tag, std::string_view text) {
  put_varint(out, tag);
  put_varint(out, text.size());
  out += text;
}

void put_number(std::string& out, unsigned tag, std::int64_t value) {
  std::string bytes;
  const auto bits = static_cast<std::uint64_t>(value);
  put_varint(bytes, (bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
  put_text(out, tag, bytes);
}

bool RecordReader::next() {
  if (rest_.empty()) return false;
  tag_ = static_cast<unsigned>(take_varint(rest_));
  const std::uint64_t length = take_varint(rest_);
  if (length > rest_.size()) {
    throw Error(ErrorCode::index, "a stored document is cut short",
                "seogo-indexer check --index DIR says how far it goes");
  }
  value_ = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return true;
}

std::int64_t RecordReader::number() const {
  std::string_view bytes = value_;
  const std::uint64_t zigzag = take_varint(bytes);
  return static_cast<std::int64_t>((zigzag >> 1) ^ (~(zigzag & 1) + 1));
}

}  // namespace seogo::schema

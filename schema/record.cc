#include "schema/record.h"

#include "schema/error.h"
#include "schema/varint.h"

namespace seogo::schema {
namespace {

std::uint64_t take_number(std::string_view& bytes) {
  const std::optional<std::uint64_t> value = take_varint(bytes);
  if (value) return *value;
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
  tag_ = static_cast<unsigned>(take_number(rest_));
  const std::uint64_t length = take_number(rest_);
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
  const std::uint64_t zigzag = take_number(bytes);
  return static_cast<std::int64_t>((zigzag >> 1) ^ (~(zigzag & 1) + 1));
}

}  // namespace seogo::schema

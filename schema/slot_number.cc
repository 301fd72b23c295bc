#include "schema/slot_number.h"

#include "schema/error.h"

namespace seogo::schema {
namespace {

constexpr int zero = 0x80;
constexpr int below_zero = 0x7F;
constexpr int most_bytes = 8;
constexpr int byte_bits = 8;
constexpr std::uint64_t byte_mask = 0xFF;

}  // namespace

std::string slot_value(std::int64_t number) {
  // Of -1, -2, -3 … how far below -1: 0, 1, 2 …
  const auto size = static_cast<std::uint64_t>(number < 0 ? -(number + 1) : number);
  int count = 0;
  while (count < most_bytes && (size >> (byte_bits * count)) != 0) ++count;
  std::string value(1, static_cast<char>(number < 0 ? below_zero - count : zero + count));
  const std::uint64_t bits = number < 0 ? ~size : size;
  while (count-- > 0) value += static_cast<char>((bits >> (byte_bits * count)) & byte_mask);
  return value;
}

std::int64_t slot_number(std::string_view value) {
  const auto fail = [] {
    throw Error(ErrorCode::index, "a number in a slot is damaged",
                "seogo-indexer check --index DIR says how far it goes");
  };
  if (value.empty()) fail();
  const int first = static_cast<unsigned char>(value.front());
  const bool negative = first < zero;
  const int count = negative ? below_zero - first : first - zero;
  if (count > most_bytes || value.size() != static_cast<std::size_t>(count) + 1) fail();
  std::uint64_t size = 0;
  for (const char byte : value.substr(1)) {
    const std::uint64_t bits = static_cast<unsigned char>(byte);
    size = (size << byte_bits) | (negative ? ~bits & byte_mask : bits);
  }
  if (size > static_cast<std::uint64_t>(INT64_MAX)) fail();
  const auto number = static_cast<std::int64_t>(size);
  return negative ? -number - 1 : number;
}

}  // namespace seogo::schema

// Numbers, texts and keys as Xapian's glass tables have them.
//
//   pack_number(out, 300)        AC 02          seven bits a byte, the lowest first
//   pack_ordered(out, 300)       01 2C          in the order of the numbers, as bytes
//   pack_text(out, "알트")        06 EC 95 8C ED 8A B8
//   term_key("알트")              EC 95 8C ED 8A B8: the first chunk of the term's postings
//   term_key("알트", 300)         EC 95 8C ED 8A B8 00 01 2C: the chunk that begins with document 300
//
// Source: Xapian 1.4, common/pack.h, as a description of the format. Pure; safe to call from any thread.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/varint.h"

namespace seogo::indexer::glass {

using DocumentNumber = std::uint32_t;  // from 1
using Slot = std::uint32_t;

inline void pack_number(std::string& out, std::uint64_t value) { schema::put_varint(out, value); }

inline void pack_text(std::string& out, std::string_view text) {
  pack_number(out, text.size());
  out += text;
}

// Below 2^15 two bytes, highest first. Else as many leading ones as bytes follow the second, then the
// number in what is left.
inline void pack_ordered(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  const auto bits = static_cast<unsigned>(std::bit_width(value));
  const unsigned length = (bits + 5) / 7;
  const unsigned mark = 0xFFU << (10 - length);
  for (unsigned at = length; at-- > 0;) {
    const std::uint64_t rest = std::uint64_t{value} >> (8 * at);
    out.push_back(static_cast<char>(at + 1 == length ? rest | mark : rest));
  }
}

// Kinds of entries in the table of postings, in the order of their keys; terms come after them.
inline constexpr std::string_view metadata_key("\0\xC0", 2);
inline constexpr std::string_view slot_bounds_key("\0\xD0", 2);
inline constexpr std::string_view slot_values_key("\0\xD8", 2);
inline constexpr std::string_view lengths_key("\0\xE0", 2);

// A zero byte of the term is followed by FF, so that the end stays lower than any term that goes on.
inline std::string term_key(std::string_view term) {
  std::string key;
  for (const char byte : term) {
    key.push_back(byte);
    if (byte == '\0') key.push_back('\xFF');
  }
  return key;
}

inline std::string term_key(std::string_view term, DocumentNumber first) {
  std::string key = term_key(term);
  key.push_back('\0');
  pack_ordered(key, first);
  return key;
}

}  // namespace seogo::indexer::glass

// The encodings that pages come in, and the names they are called by.
//
//   encoding_of("KS_C_5601-1987")->name == "windows-949"     every Korean label means Windows' CP949
//   encoding_of("x-no-such") == nullptr
//   declared_charset("<html><meta charset='euc-kr'>…") == "euc-kr"
//
// ISO-8859-1 means windows-1252, as in browsers. Pure functions over constant tables.
#pragma once

#include <string>
#include <string_view>

namespace seogo::indexer::source {

struct Encoding {
  enum class Kind { utf8, utf16le, utf16be, windows949, johab, iso2022kr, converter };
  std::string_view name;
  Kind kind;
  const char* converter = nullptr;  // ICU's name for it, where one of its converters reads it
};

[[nodiscard]] const Encoding& encoding(Encoding::Kind kind);  // other than `converter`

// Null for a label that names no encoding we read.
[[nodiscard]] const Encoding* encoding_of(std::string_view label);

// The label in <meta charset>, <meta http-equiv … charset=> or the XML declaration, within the first
// 4 KB of a page; empty if there is none.
[[nodiscard]] std::string declared_charset(std::string_view page);

}  // namespace seogo::indexer::source

// The encodings that pages are written in, and what a page may say of its own.
//
//   for (const Wording& wording : wordings_of(encodings[0]))
//     wording.label, wording.encode("망한")     "utf-8", "", "euc-kr": right, missing, wrong
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/indexer/packing.h"

namespace seogo::tests {

struct EncodingRow {
  std::string_view name;
  const char* iconv;
  std::string_view mark;   // byte order mark
  std::string_view right;  // label
  std::array<std::string_view, 2> wrong;
  bool unicode;
  std::uint32_t articles;  // with the right label; at most `sampled` with others
};

inline constexpr std::uint32_t sampled = 40;

inline constexpr std::array<EncodingRow, 8> encodings = {{
    {"UTF-8", "UTF-8", "", "utf-8", {"euc-kr", "iso-8859-1"}, true, 1'000},
    {"UTF-8 with a mark", "UTF-8", "\xEF\xBB\xBF", "utf-8", {"euc-kr", "iso-8859-1"}, true, 100},
    {"CP949", "UHC", "", "ks_c_5601-1987", {"utf-8", "iso-8859-1"}, false, 1'000},
    {"EUC-KR", "EUC-KR", "", "euc-kr", {"utf-8", "windows-1252"}, false, 100},
    {"ISO-2022-KR", "ISO-2022-KR", "", "iso-2022-kr", {"euc-kr", "utf-8"}, false, 100},
    {"Johab", "JOHAB", "", "johab", {"euc-kr", "utf-8"}, false, 100},
    {"UTF-16LE", "UTF-16LE", "\xFF\xFE", "utf-16le", {"utf-8", "euc-kr"}, true, 100},
    {"UTF-16BE", "UTF-16BE", "\xFE\xFF", "utf-16be", {"utf-8", "euc-kr"}, true, 100},
}};

struct Wording {
  const EncodingRow& encoding;
  std::string_view label;  // what is said of it; nothing: nothing is said
  std::uint32_t articles;

  [[nodiscard]] std::string encode(std::string_view text) const {
    return std::string(encoding.mark) + encoded(text, encoding.iconv);
  }
  [[nodiscard]] std::string name() const {
    return std::string(encoding.name) +
           (label.empty() ? ", no label" : ", label " + std::string(label));
  }
};

// With every label, or without if a form has none.
inline std::vector<Wording> wordings_of(const EncodingRow& encoding, bool labelled) {
  if (!labelled) return {{encoding, {}, encoding.articles}};
  return {{encoding, encoding.right, encoding.articles},
          {encoding, {}, sampled},
          {encoding, encoding.wrong[0], sampled},
          {encoding, encoding.wrong[1], sampled}};
}

}  // namespace seogo::tests

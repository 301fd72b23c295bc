// Which encoding a page is in, whatever it says of itself, and its text in UTF-8.
//
//   decoded("\xB8\xC1\xC7\xD1", "euc-kr").text        망한      CP949, as every Korean label means
//   decoded("\xB8\xC1\xC7\xD1", "iso-8859-1").text    망한      the label is wrong, and that shows
//   decoded("<meta charset=euc-kr>\xC6\xE9", "").text           a page's own label is looked for
//
// Asked in this order: byte order mark, ISO-2022-KR's designator, zeros of UTF-16, strict UTF-8. What
// is none of these is read in each plausible encoding (the label given, the page's own, UTF-8,
// windows-949, Johab, what ICU's detector says), and the reading that looks most like text wins; the
// labels have an advantage. Bytes that are no text become U+FFFD and are counted.
//
// Throws Error(input, "not text in any encoding we know") if more than a tenth of the characters
// would be bad. Safe to call from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/source/encoding.h"

namespace seogo::indexer::source {

struct Decoded {
  std::string text;  // UTF-8 without a byte order mark
  std::uint64_t bad_bytes = 0;
  std::string_view encoding;  // "utf-8", "windows-949", "johab", "utf-16le" …
};

// `label` is what a header says ("EUC-KR"), or nothing.
[[nodiscard]] Decoded decoded(std::string_view bytes, std::string_view label = {});

// Bytes read in one encoding, however bad that is (charset.cc; the choice is charset_choice.cc).
// Error(input) if the libraries at hand do not know it.
[[nodiscard]] Decoded read_as(const Encoding& encoding, std::string_view bytes);
[[nodiscard]] bool is_readable(const Encoding& encoding);

// What ICU's detector takes the first 2 KB for; null if that is nothing we read.
[[nodiscard]] const Encoding* detected(std::string_view bytes);

}  // namespace seogo::indexer::source

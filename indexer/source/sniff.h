// What kind of file bytes begin, where no name tells.
//
//   sniffed("WARC/1.1\r\n…") == InputForm::warc       sniffed("{\"title\":…") == InputForm::json_lines
//   sniffed("<!-- 저장 --><html>…") == InputForm::html   sniffed("토큰포스트\n…") == InputForm::text
//
// `sniffed` takes what is no longer wrapped. Pure functions, linear in `start`, of which the
// first `sniffed_bytes` are enough.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/source/input_form.h"
#include "indexer/source/stream.h"

namespace seogo::indexer::source {

inline constexpr std::size_t sniffed_bytes = 4096;

[[nodiscard]] InputForm sniffed(std::string_view start);

// Whether the ending of a name leaves open what a file is: a folder has sitemaps too, and settings.
[[nodiscard]] bool is_doubtful(std::string_view ending);

// Whether a file may hold articles, where the ending of its name leaves that open: an .xml that is a
// feed, a .json that names a title. `looked_at_bytes` of its start are enough.
inline constexpr std::size_t looked_at_bytes = 1U << 20;
[[nodiscard]] bool may_be_archive(std::string_view ending, std::string_view start);

// The same of a stream, whatever it is wrapped in. Throws Error(input) where it cannot be read.
[[nodiscard]] bool may_be_archive(std::string_view ending, Stream& stream);

// Whether a page begins so, behind white space, comments and the XML declaration.
[[nodiscard]] bool looks_like_html(std::string_view start);

}  // namespace seogo::indexer::source

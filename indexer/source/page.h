// A page as one capture: saved as text, or as the site sent it.
//
//   read_text_page(*open_stream("old.txt"), "old.txt", sinks)    CP949 in, UTF-8 and "\n" out
//   read_html_page(*open_stream("a.html"), "a.html", sinks)      url from the browser's own comment,
//                                         <!-- saved from url=(0025)https://www.gana.kr/news/1 -->
//                                         or the note of SingleFile, which has the time too
//
// Encodings: charset.h. Throws Error(input) for a page that is empty, too long, or no text.
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/capture.h"
#include "indexer/source/sinks.h"
#include "indexer/source/stream.h"

namespace seogo::indexer::source {

void read_text_page(Stream& stream, const std::string& file, const Sinks& sinks);
void read_html_page(Stream& stream, const std::string& file, const Sinks& sinks);

// Captures of bytes, with nothing but form, bytes and bad_bytes filled in. `label` is the encoding
// that a header names, or nothing.
[[nodiscard]] Capture text_capture(std::string_view bytes, std::string_view label = {});
[[nodiscard]] Capture html_capture(std::string_view bytes, std::string_view label = {});

[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace seogo::indexer::source

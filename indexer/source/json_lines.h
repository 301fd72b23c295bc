// JSON objects, each a capture: one a line (JSONL), or in an array or over many lines.
//
//   {"title":"첫눈","body":"…"}     line 1, at byte 0
//   {"title":"소나기","body":"…"}   line 2, at byte 38; bytes are counted in UTF-8, unwrapped
//
// UTF-8, with a byte order mark or without, or UTF-16 with one. A line that is not UTF-8 or longer
// than limits::largest_capture is refused with its number, blank ones are passed over. Memory: one
// line.
//
// In a file that begins with [, or with a line that does not close its object and goes on, objects are
// told by their braces (json_values.h). A file that ends before all is closed is refused; the objects
// that are whole are taken.
#pragma once

#include <string>

#include "indexer/source/sinks.h"
#include "indexer/source/stream.h"

namespace seogo::indexer::source {

void read_json_lines(Stream& stream, const std::string& file, const Sinks& sinks);

}  // namespace seogo::indexer::source

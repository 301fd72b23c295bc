// From an input to its captures, one after another.
//
//   read_captures({"export.jsonl.gz", InputForm::json_lines}, sinks)   one capture a line
//   read_captures({"altman.txt", InputForm::text}, sinks)              one capture, the whole page
//   read_captures({"-"}, sinks)                                        as its first bytes tell
//
//   read_captures({"pages.zip", InputForm::zip}, sinks)              as the form of each entry
//
// reader.cc has the table of forms and their readers; gzip and zstd are taken off first, by what the
// bytes are. What cannot be taken is refused with its place, and reading goes on with the next line
// or record. Memory: one capture at a time.
#pragma once

#include <cstdint>

#include "indexer/source/input.h"
#include "indexer/source/sinks.h"

namespace seogo::indexer::source {

// Returns the bytes that were read.
std::uint64_t read_captures(const Input& input, const Sinks& sinks);

}  // namespace seogo::indexer::source

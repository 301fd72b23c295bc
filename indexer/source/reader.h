// From an input to its captures, one after another.
//
//   read_captures({"export.jsonl", Form::json}, sinks)   one capture a line
//   read_captures({"altman.txt", Form::text}, sinks)     one capture, the whole page
//
// What cannot be taken (unreadable, not UTF-8, a line or page over limits::largest_capture) is refused
// with its place, and reading goes on with the next line. Memory: one capture at a time.
#pragma once

#include <cstdint>

#include "indexer/source/input.h"
#include "indexer/source/sinks.h"

namespace seogo::indexer::source {

// Returns the bytes that were read.
std::uint64_t read_captures(const Input& input, const Sinks& sinks);

}  // namespace seogo::indexer::source

// From an input to its captures, one after another.
//
//   read_captures({"export.jsonl", Form::json}, take, refuse)   one capture a line
//   read_captures({"altman.txt", Form::text}, take, refuse)     one capture, the whole page
//
// What cannot be taken (unreadable, not UTF-8, a line or page over `largest_capture`) is refused
// with its place, and reading goes on with the next line. Memory: one capture at a time.
#pragma once

#include <functional>

#include "indexer/source/input.h"

namespace seogo::indexer::source {

inline constexpr std::size_t largest_capture = 16U << 20;  // bytes

// `place` names where in the file a capture stands, for messages: "line 3", or nothing for a whole
// file.
using CaptureSink = std::function<void(Capture capture, const std::string& place)>;

// Returns the bytes that were read.
std::uint64_t read_captures(const Input& input, const CaptureSink& take, const RefusalSink& refuse);

}  // namespace seogo::indexer::source

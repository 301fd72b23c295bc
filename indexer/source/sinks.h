// Where what a reader finds goes.
//
//   take    every capture, with its place in the file for messages: "line 3", "record at byte 8812",
//           or nothing for a whole file
//   refuse  what could not be taken, and why
//   skip    what is no page and is passed over, by kind: "revisit", "image", "request"
//
// All are called on the reader's thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/source/capture.h"
#include "indexer/source/refusal.h"

namespace seogo::indexer::source {

using CaptureSink = std::function<void(Capture capture, const std::string& place)>;
using SkipSink = std::function<void(std::string_view kind)>;

struct Sinks {
  CaptureSink take;
  RefusalSink refuse;
  SkipSink skip;
};

}  // namespace seogo::indexer::source

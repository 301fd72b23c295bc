// What files are wrapped in, known by their first bytes and never by their names.
//
//   Window file(*open_stream("export.jsonl"));          gzip inside, whatever the name says
//   std::unique_ptr<Stream> lines = unwrapped(file);    {"title":"첫눈",…
//
// One wrapping is taken off. Errors come while the stream is read (members.h).
#pragma once

#include <memory>

#include "indexer/source/stream.h"

namespace seogo::indexer::source {

// `window` must outlive what is returned. Throws Error(input) if its first bytes cannot be read.
[[nodiscard]] std::unique_ptr<Stream> unwrapped(Window& window);

}  // namespace seogo::indexer::source

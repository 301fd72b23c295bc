// Brotli, by its library: the body of an HTTP response with Content-Encoding: br. There is nothing in
// the bytes to know it by. members.h has errors and limits.
#pragma once

#include <memory>

#include "indexer/source/stream.h"

namespace seogo::indexer::source {

// `stream` must outlive what is returned.
[[nodiscard]] std::unique_ptr<Stream> unbrotli(Stream& stream);

}  // namespace seogo::indexer::source

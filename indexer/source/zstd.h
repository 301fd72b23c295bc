// zstd, by its library: frames one after another (members.h has errors and limits).
//
//   std::unique_ptr<Stream> lines = unzstd(*open_stream("export.jsonl.zst"));
//
// Frames packed with a dictionary are refused, as are those that a .warc.zst brings along for itself.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/source/stream.h"

namespace seogo::indexer::source {

[[nodiscard]] bool is_zstd(std::string_view start);

// `stream` must outlive what is returned.
[[nodiscard]] std::unique_ptr<Stream> unzstd(Stream& stream);

}  // namespace seogo::indexer::source

// gzip and deflate, by zlib.
//
//   std::unique_ptr<Stream> lines = gunzip(*open_stream("export.jsonl.gz"));
//
// A gzip stream is its members one after another (members.h has errors and limits). `inflate_body` is
// HTTP's "deflate": zlib's form, or the bare one that some servers send for it.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/source/stream.h"

namespace seogo::indexer::source {

[[nodiscard]] bool is_gzip(std::string_view start);

// `stream` must outlive what is returned.
[[nodiscard]] std::unique_ptr<Stream> gunzip(Stream& stream);
[[nodiscard]] std::unique_ptr<Stream> inflate_body(Stream& stream);

}  // namespace seogo::indexer::source

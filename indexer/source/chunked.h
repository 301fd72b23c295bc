// HTTP's chunked transfer coding, undone.
//
//   unchunked("4\r\n첫\r\n\r\n…")    the bytes of the chunks; extensions and trailers are dropped
//   unchunked("<html>…")             nothing: it is not chunked; many crawlers undo it and leave the
//                                    header as it was
//
// Throws Error(input) if a chunk is damaged or cut short, or there are over `most` bytes; a missing last chunk is forgiven, as servers
// often close the connection instead.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::indexer::source {

[[nodiscard]] std::optional<std::string> unchunked(std::string_view body, std::size_t most);

}  // namespace seogo::indexer::source

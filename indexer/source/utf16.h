// UTF-16 as it comes from outside.
//
//   utf16_order("\xFF\xFE…") == Utf16::little            by the byte order mark, which is 2 bytes
//   utf8_of("\x28\xCC", Utf16::little, bad) == "첨"
//
// Halves of surrogate pairs and an odd byte at the end become U+FFFD and are counted. Pure functions.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/source/stream.h"

namespace seogo::indexer::source {

enum class Utf16 { little, big };

[[nodiscard]] std::optional<Utf16> utf16_order(std::string_view start);

// UTF-16 without a mark: its line ends, spaces and tags have zeros on one side only.
[[nodiscard]] std::optional<Utf16> utf16_order_by_zeros(std::string_view start);

[[nodiscard]] std::string utf8_of(std::string_view bytes, Utf16 order, std::uint64_t& bad_bytes);

// `window`, whose byte order mark is still to be read, as a stream of UTF-8; it must outlive it. Half
// a surrogate pair becomes bytes that are no UTF-8, so that the line it stands in is refused.
[[nodiscard]] std::unique_ptr<Stream> utf8_stream(Window& window, Utf16 order);

}  // namespace seogo::indexer::source

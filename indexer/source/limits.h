// How much of anything from outside is taken: one table, for every reader.
//
// Archives lie about sizes, nest without end and unfold a thousandfold. What is beyond a limit is
// refused with its place, and reading goes on behind it where that is possible.
#pragma once

#include <cstddef>
#include <cstdint>

namespace seogo::indexer::source::limits {

inline constexpr std::size_t largest_capture =
    16U << 20;  // bytes of a text page, JSON line, MIME part or feed entry
inline constexpr std::size_t largest_page = 4U << 20;  // bytes of an HTML page, decoded
// UTF-16 takes two bytes for what takes one in UTF-8; nothing takes more.
inline constexpr std::size_t largest_undecoded_page = 2 * largest_page;
inline constexpr std::size_t largest_member = 64U << 20;  // bytes of a WARC record
inline constexpr std::size_t largest_head = 64U
                                            << 10;  // bytes of the header lines of a record or part
inline constexpr std::size_t most_header_lines = 500;

// Unwrapped bytes for each wrapped one, once the first `ratio_from` bytes are out.
inline constexpr std::uint64_t highest_ratio = 200;
inline constexpr std::uint64_t ratio_from = 1U << 20;

inline constexpr std::size_t most_attributes = 1000;  // of one tag; libxml2 compares each to each
inline constexpr std::size_t most_nodes = 400'000;    // elements and texts of one page
inline constexpr std::size_t deepest_element = 512;   // deeper ones count as their neighbours
inline constexpr std::size_t deepest_part = 8;        // multipart within multipart
inline constexpr std::size_t most_parts = 10'000;     // of one MHTML page
inline constexpr std::size_t most_entries = 100'000;  // of one WACZ

}  // namespace seogo::indexer::source::limits

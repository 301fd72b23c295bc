// A fragment of a text with its matches marked: the window with the most different words of the
// query, begun at a sentence where one is near, never cut inside a word where that can be helped.
//
//   snippet(body, find_marks(…))  →  "…알트만은 경기를 보다가 해고 소식을 …", marks [[1,4], …]
//
// Line breaks become spaces. Marks are in UTF-16 code units, merged, whole characters. Pure; safe
// to call from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "searchd/engine/needle.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t snippet_bytes = 480;  // about 160 syllables
inline constexpr std::size_t comment_bytes = 480;

[[nodiscard]] MarkedText snippet(std::string_view source, const std::vector<Found>& found,
                                 std::size_t most_bytes);

// The whole text, marked.
[[nodiscard]] MarkedText marked(std::string_view source, const std::vector<Found>& found);

}  // namespace seogo::searchd::engine

// A page as lines, ready to be judged.
//
//   "  • 공유 공유\n\n샘 알트만, 해고\u00a0및 복귀 \n"
//   → {"공유 공유", mark U+2022, number 1}, {"샘 알트만, 해고 및 복귀", blank_before, number 3}
//
// clean() makes every kind of white space one plain space and drops what cannot be seen (zero-width
// characters, controls); split() views the cleaned text, which must outlive the lines. Blank lines
// are not kept, only remembered. A leading bullet or typographic sign is the line's `mark`. Refuses
// a page of more than `max_lines` lines: that is a data dump, and memory stays bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::indexer::extract {

inline constexpr std::size_t max_lines = 2'000'000;

// What markup says of a line (html/lines.h); pages saved as text have none.
enum class Shape : std::uint8_t { none, plain, heading, strong, caption, item, row, verbatim };

struct Line {
  std::string_view text;     // without mark and surrounding space; empty if the line is only a mark
  std::uint64_t roles = 0;   // what the markers say of it, a bit for each Role (see markers.h)
  std::uint32_t number = 0;  // in the page, from 1
  char32_t mark = 0;         // • - ▲ ◆ ㄴ …, or 0
  std::uint8_t mark_bytes = 0;  // bytes of the mark and the space after it, just before `text`
  bool blank_before = false;
  bool linked = false;  // all of it is links to other pages
  Shape shape = Shape::none;

  // The line with its mark.
  [[nodiscard]] std::string_view whole() const {
    return {text.data() - mark_bytes, text.size() + mark_bytes};
  }
};

[[nodiscard]] std::string clean(std::string_view page);
[[nodiscard]] std::vector<Line> split(std::string_view cleaned);

// What a mark says of its line.
[[nodiscard]] bool is_caption_mark(char32_t mark);  // ▲ △ ▼ ▽: a photo stands above or below
[[nodiscard]] bool is_subheading_mark(char32_t mark);  // ◆ ◇ ■ □ ● ○ ▣ ◈
[[nodiscard]] bool is_link_mark(char32_t mark);        // ▶ ☞ 👉: "▶ 구독하기"
[[nodiscard]] bool is_reply_mark(char32_t mark);  // ㄴ └ ↳: an answer to the comment above

}  // namespace seogo::indexer::extract

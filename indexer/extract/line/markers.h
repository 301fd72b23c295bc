// The table of markers, and the reading of a line by it.
//
//   입력 2023.12.11 18:32 | 수정 2023.12.11 19:00 | 댓글 3     published, modified, comment_count
//   홈 정치 경제 사회                                         chrome, chrome, chrome, chrome
//   OpenAI의 닷새, 샘 알트만 해고 및 복귀                         nothing: it is text
//
// A line is a chain: it is furniture only if markers, with separators between them, cover all of
// it; at each place the longest wins. A line of more than `longest_furniture` bytes is always text.
// MarkerTable is immutable and shared; a MarkerReader holds buffers and belongs to one thread.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/extract/line/marker.h"

namespace seogo::indexer::extract {

inline constexpr std::size_t longest_furniture = 1'200;

class MarkerTable {
 public:
  MarkerTable() = default;
  MarkerTable(std::vector<Marker> markers, Lexicon lexicon);

  // Reads `text` into `line`, and what markers must know of it.
  void read(std::string_view text, Glyphs& line) const;

  // The longest marker at `from`; nothing if there is none.
  [[nodiscard]] std::optional<std::size_t> longest(const Glyphs& line, std::size_t from,
                                                   Mark& mark) const;

 private:
  // A marker and what a line must have for it.
  struct Entry {
    std::uint64_t needs;
    std::size_t index;
  };
  void consider(const std::vector<Entry>& entries, const Glyphs& line, std::size_t from,
                std::optional<std::size_t>& end, Mark& mark) const;

  std::vector<Marker> markers_;
  Lexicon lexicon_;
  std::bitset<4096> first_;  // characters that markers begin with, modulo its size
  std::unordered_map<std::uint64_t, std::vector<Entry>> by_first_two_;
  std::array<std::vector<Entry>, 5> open_;  // begin with {n}, {name} …, by what they may begin with
  std::vector<Entry> floating_;             // begin with {text}: tried at the start of a line only
};

class MarkerReader {
 public:
  explicit MarkerReader(const MarkerTable& table) : table_(&table) {}

  // The marks that cover all of `line`; empty if it is text. Valid until the next call.
  [[nodiscard]] const std::vector<Mark>& read(std::string_view line);

  // The marks that cover the rest of the line last read from its byte `from` on.
  [[nodiscard]] const std::vector<Mark>& read_on(std::size_t from);

  // The mark that `line` begins with, and the byte after it; nothing if there is none.
  struct Opening {
    Mark mark;
    std::size_t length = 0;
  };
  [[nodiscard]] std::optional<Opening> read_opening(std::string_view line);

 private:
  const std::vector<Mark>& read_chain(std::size_t at);

  const MarkerTable* table_;
  Glyphs glyphs_;
  std::vector<Mark> marks_;
};

// The roles of `marks`, as bits.
[[nodiscard]] std::uint64_t roles_of(const std::vector<Mark>& marks);

}  // namespace seogo::indexer::extract

// Many lists of bytes that grow side by side, as postings do: pieces in one block of memory, each piece
// of a list longer than the one before and linked to it.
//
//   ByteLists lists(64 << 20);              room is kept for so many, and taken as they come
//   ByteLists::List list = lists.begin();
//   lists.append(list, byte);  …
//   lists.each(list, [](std::string_view piece) { … });
//
// A std::string a list would take a third more and copy itself as it grows. For one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace seogo::indexer {

class ByteLists {
 public:
  struct List {
    std::uint32_t first = 0;  // where its first piece begins
    std::uint32_t at = 0;     // the next byte
    std::uint32_t size = 0;   // of the piece at hand
    std::uint32_t end = 0;    // of it
  };

  explicit ByteLists(std::size_t bytes) { bytes_.reserve(bytes); }

  [[nodiscard]] List begin() {
    const std::uint32_t first = grow(first_piece + link_bytes);
    return {first, first, first_piece, first + first_piece};
  }

  void append(List& list, char byte) {
    if (list.at == list.end) lengthen(list);
    bytes_[list.at++] = byte;
  }

  void append_number(List& list, std::uint64_t value) {  // as schema/varint.h
    for (; value >= 0x80; value >>= 7) append(list, static_cast<char>(value | 0x80));
    append(list, static_cast<char>(value));
  }

  template <typename Sink>
  void each(const List& list, Sink sink) const {
    std::uint32_t size = first_piece;
    for (std::uint32_t begin = list.first;;) {
      const bool is_last = begin + size == list.end;
      sink(std::string_view(bytes_.data() + begin, (is_last ? list.at : begin + size) - begin));
      if (is_last) return;
      std::memcpy(&begin, bytes_.data() + begin + size, link_bytes);
      size = next_size(size);
    }
  }

  [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }
  void clear() { bytes_.clear(); }

 private:
  static constexpr std::uint32_t first_piece = 6;  // most terms stand in one or two documents
  static constexpr std::uint32_t longest_piece = 512;
  static constexpr std::uint32_t link_bytes = sizeof(std::uint32_t);

  [[nodiscard]] static std::uint32_t next_size(std::uint32_t size) {
    return std::min(size * 2, longest_piece);
  }

  std::uint32_t grow(std::uint32_t size) {
    const std::size_t begin = bytes_.size();
    bytes_.resize(begin + size);
    return static_cast<std::uint32_t>(begin);
  }

  void lengthen(List& list) {
    const std::uint32_t size = next_size(list.size);
    const std::uint32_t next = grow(size + link_bytes);
    std::memcpy(bytes_.data() + list.end, &next, link_bytes);
    list.at = next;
    list.size = size;
    list.end = next + size;
  }

  std::vector<char> bytes_;
};

}  // namespace seogo::indexer

// Texts told apart by number: the terms of a document, the words of a commit. The first is 0, the next
// new one 1.
//
//   Vocabulary terms;
//   terms.number("트만")  →  0     terms.number("알트")  →  1     terms.number("트만")  →  0
//   terms.text(1)         →  "알트"
//   terms.sorted()        →  {1, 0}: the numbers in the order of their texts' bytes
//
// What is counted stands in a vector beside, at the same numbers. It is made for short texts: one of
// seven bytes or fewer is a number of 64 bits (`head`), ordered as the bytes are, and is found and
// sorted by it alone. The hash has a secret of the process in it, so that nobody can write a text whose
// terms collide. Together at most 4 GiB of texts: beyond them Error(input). For one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::schema {

class Vocabulary {
 public:
  Vocabulary();

  // The number of `text`; if it is new, the size() before. Here, so that the compiler sees where a text
  // is a syllable or two.
  std::uint32_t number(std::string_view text) {
    const std::uint64_t head = head_of(text);
    const bool is_short = text.size() <= short_bytes;
    const std::uint64_t key = is_short ? head : key_of_long(text);
    for (std::size_t at = slot_of(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.number == none) return add(text, head, {key, at});
      if (slot.key == key && (is_short || this->text(slot.number) == text)) return slot.number;
    }
  }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  // Good until something is added.
  [[nodiscard]] std::string_view text(std::uint32_t number) const {
    const Entry& entry = entries_[number];
    return {bytes_.data() + entry.begin, entry.length};
  }

  // Good until the next call.
  [[nodiscard]] const std::vector<std::uint32_t>& sorted();

  [[nodiscard]] std::size_t bytes() const;  // about as much memory as it takes

  void clear();  // as new; keeps memory, as much as what it held may need again

 private:
  struct Entry {
    std::uint64_t head;  // the first seven bytes, highest first, and the length, 8 for all above 7
    std::uint32_t begin;
    std::uint32_t length;
  };
  struct Slot {
    std::uint64_t key;     // the head of a short text; of a long one its hash, over an 8
    std::uint32_t number;  // none: an empty slot
  };
  struct Place {
    std::uint64_t key;
    std::size_t slot;  // empty
  };
  struct Ranked {
    std::uint64_t head;
    std::uint32_t number;
  };

  static constexpr std::size_t short_bytes = 7;
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] static std::uint64_t head_of(std::string_view text);

  [[nodiscard]] std::uint64_t key_of_long(std::string_view text) const;
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const { return (key * secret_) >> shift_; }
  std::uint32_t add(std::string_view text, std::uint64_t head, const Place& place);
  void take_slots(std::size_t count);
  void sort_by_heads();

  std::uint64_t secret_;
  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two of them, at most half of them taken
  unsigned shift_ = 0;       // what is left of 64 bits numbers the slots
  std::vector<Ranked> ranked_;
  std::vector<Ranked> spare_;
  std::vector<std::uint32_t> sorted_;
};

inline std::uint64_t Vocabulary::head_of(std::string_view text) {
  const auto load = [&](auto number,
                        std::size_t at) {  // as many bytes as it has, the first one highest
    for (std::size_t i = 0; i < sizeof number; ++i) {
      number =
          static_cast<decltype(number)>(number << 8 | static_cast<unsigned char>(text[at + i]));
    }
    return std::uint64_t{number};
  };
  // A pair of syllables and a syllable are nearly all there is.
  if (text.size() == 6) {
    return load(std::uint32_t{}, 0) << 32 | load(std::uint16_t{}, 4) << 16 | 6;
  }
  std::uint64_t head = 0;
  const std::size_t kept = std::min(text.size(), short_bytes);
  for (std::size_t i = 0; i < kept; ++i) {
    head |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (short_bytes - i));
  }
  return head | std::min(text.size(), short_bytes + 1);
}

}  // namespace seogo::schema

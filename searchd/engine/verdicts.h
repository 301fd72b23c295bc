// Which candidates of one search were looked at, and whether they match.
//
//   Verdicts verdicts;
//   verdicts.note(7, true);
//   verdicts.of(7)    true
//   verdicts.of(8)    nothing: it was not looked at
//
// A table of open addresses, 16 to 32 bytes a candidate: std::unordered_map, which allocates for each,
// took a fifth of a search that rules out 16,000. For one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

namespace seogo::searchd::engine {

class Verdicts {
 public:
  // `document` is from 1 on, as Xapian counts. What was noted first stays.
  void note(Xapian::docid document, bool matches);
  [[nodiscard]] std::optional<bool> of(Xapian::docid document) const;
  [[nodiscard]] std::size_t size() const { return size_; }
  template <typename See>  // of a document and whether it matches
  void each(See see) const {
    for (const Slot slot : slots_) {
      if (slot != 0) see(static_cast<Xapian::docid>(slot >> 1), (slot & 1) != 0);
    }
  }

 private:
  // The number and, lowest, whether it matches; 0 where there is none.
  using Slot = std::uint64_t;

  // Of the document, or the empty one where it belongs; there is one always.
  [[nodiscard]] std::size_t place_of(Xapian::docid document) const;
  void grow();

  std::vector<Slot> slots_;  // as many as a power of two, half of them empty at least
  std::size_t size_ = 0;
  unsigned shift_ = 0;  // leaves the bits of a place
};

}  // namespace seogo::searchd::engine

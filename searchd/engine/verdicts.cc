#include "searchd/engine/verdicts.h"

#include <utility>

namespace seogo::searchd::engine {
namespace {

constexpr unsigned first_bits = 6;

}  // namespace

void Verdicts::note(Xapian::docid document, bool matches) {
  if (2 * (size_ + 1) > slots_.size()) grow();
  Slot& slot = slots_[place_of(document)];
  if (slot != 0) return;
  slot = Slot{document} << 1 | (matches ? 1 : 0);
  ++size_;
}

std::optional<bool> Verdicts::of(Xapian::docid document) const {
  if (slots_.empty()) return std::nullopt;
  const Slot slot = slots_[place_of(document)];
  if (slot == 0) return std::nullopt;
  return (slot & 1) != 0;
}

// Knuth's multiplicative hashing: 2^64 over the golden ratio.
std::size_t Verdicts::place_of(Xapian::docid document) const {
  auto place = static_cast<std::size_t>((document * 0x9E3779B97F4A7C15U) >> shift_);
  while (slots_[place] != 0 && slots_[place] >> 1 != document) {
    place = (place + 1) & (slots_.size() - 1);
  }
  return place;
}

void Verdicts::grow() {
  shift_ = slots_.empty() ? 64 - first_bits : shift_ - 1;
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(std::size_t{1} << (64 - shift_)));
  for (const Slot slot : old) {
    if (slot != 0) slots_[place_of(static_cast<Xapian::docid>(slot >> 1))] = slot;
  }
}

}  // namespace seogo::searchd::engine

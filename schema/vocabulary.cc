#include "schema/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <random>
#include <utility>

#include "schema/error.h"

namespace seogo::schema {
namespace {

constexpr std::size_t fewest_slots = 256;
constexpr std::uint64_t low_byte = 0xFF;

// Odd, as a multiplier has to be.
std::uint64_t secret() {
  static const std::uint64_t drawn = [] {
    std::random_device dice;
    return (std::uint64_t{dice()} << 32 | dice()) | 1U;
  }();
  return drawn;
}

}  // namespace

Vocabulary::Vocabulary() : secret_(secret()) { take_slots(fewest_slots); }

// A hash: seven bytes at a time, each multiplied into those before.
std::uint64_t Vocabulary::key_of_long(std::string_view text) const {
  std::uint64_t hash = text.size();
  while (!text.empty()) {
    hash = (hash ^ head_of(text.substr(0, short_bytes))) * secret_;
    hash ^= hash >> 32;
    text.remove_prefix(std::min(text.size(), short_bytes));
  }
  return (hash & ~low_byte) | (short_bytes + 1);
}

std::uint32_t Vocabulary::add(std::string_view text, std::uint64_t head, const Place& place) {
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  if (text.size() > most - bytes_.size() || size() >= none) {
    throw Error(ErrorCode::input, "more than 4 GiB of different words",
                "give the articles in smaller parts");
  }
  const auto added = static_cast<std::uint32_t>(size());
  entries_.push_back(
      {head, static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())});
  bytes_ += text;
  slots_[place.slot] = {place.key, added};
  if (2 * size() > slots_.size()) take_slots(2 * slots_.size());
  return added;
}

// With every entry put into its slot anew.
void Vocabulary::take_slots(std::size_t count) {
  slots_.assign(count, {0, none});
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(count));
  for (std::uint32_t number = 0; number < size(); ++number) {
    const Entry& entry = entries_[number];
    const std::uint64_t key = entry.length <= short_bytes ? entry.head : key_of_long(text(number));
    std::size_t at = slot_of(key);
    while (slots_[at].number != none) at = (at + 1) & (count - 1);
    slots_[at] = {key, number};
  }
}

// By what stands in the heads but the length: a byte at a time from the last, each pass keeping what
// those before it did. The terms of 20,000 articles took std::sort 1.7 s, whose comparisons no processor
// foresees, and take .4 s here.
void Vocabulary::sort_by_heads() {
  constexpr std::size_t few = 64;  // as in a comment: all those counts would take longer
  if (ranked_.size() < few) {
    std::sort(ranked_.begin(), ranked_.end(),
              [](const Ranked& a, const Ranked& b) { return a.head < b.head; });
    return;
  }
  constexpr std::size_t values = 256;
  std::array<std::array<std::uint32_t, values>, short_bytes> counts{};
  const auto byte_of = [](std::uint64_t head, std::size_t pass) {
    return static_cast<std::size_t>((head >> (8 * (pass + 1))) & low_byte);
  };
  for (const Ranked& row : ranked_) {
    for (std::size_t pass = 0; pass < short_bytes; ++pass) ++counts[pass][byte_of(row.head, pass)];
  }
  spare_.resize(ranked_.size());
  for (std::size_t pass = 0; pass < short_bytes; ++pass) {
    std::array<std::uint32_t, values>& places = counts[pass];
    if (places[byte_of(ranked_.front().head, pass)] == ranked_.size()) continue;  // all are alike
    std::uint32_t place = 0;
    for (std::uint32_t& count : places) place += std::exchange(count, place);
    for (const Ranked& row : ranked_) spare_[places[byte_of(row.head, pass)]++] = row;
    ranked_.swap(spare_);
  }
}

const std::vector<std::uint32_t>& Vocabulary::sorted() {
  ranked_.clear();
  for (std::uint32_t number = 0; number < size(); ++number)
    ranked_.push_back({entries_[number].head, number});
  if (!ranked_.empty()) sort_by_heads();
  // What the first seven bytes leave open: long texts that share them, and zero bytes at the end.
  const auto bytes_alike = [](const Ranked& a, const Ranked& b) {
    return (a.head | low_byte) == (b.head | low_byte);
  };
  for (auto begin = ranked_.begin(); begin != ranked_.end();) {
    const auto end = std::find_if_not(begin + 1, ranked_.end(),
                                      [&](const Ranked& row) { return bytes_alike(row, *begin); });
    if (end - begin > 1) {
      std::sort(begin, end, [this](const Ranked& a, const Ranked& b) {
        return text(a.number) < text(b.number);
      });
    }
    begin = end;
  }
  sorted_.clear();
  for (const Ranked& row : ranked_) sorted_.push_back(row.number);
  return sorted_;
}

std::size_t Vocabulary::bytes() const {
  return bytes_.size() + entries_.size() * (sizeof(Entry) + 2 * sizeof(Ranked)) +
         slots_.size() * sizeof(Slot);
}

void Vocabulary::clear() {
  // Half of the slots may be empty, not nearly all: they are gone through each time.
  const std::size_t enough = std::max(fewest_slots, std::bit_ceil(4 * size()));
  entries_.clear();
  bytes_.clear();
  take_slots(std::min(slots_.size(), enough));
}

}  // namespace seogo::schema

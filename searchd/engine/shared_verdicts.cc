#include "searchd/engine/shared_verdicts.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::uint64_t looked_at = 1;
constexpr std::uint64_t matching = 2;

}  // namespace

// Both bits come at once, so that no order between words is needed.
void SharedVerdicts::note(Xapian::docid document, bool matches) const {
  const std::uint64_t verdict = matches ? looked_at | matching : looked_at;
  words_[document / documents_of_word].fetch_or(verdict << (2 * (document % documents_of_word)),
                                                std::memory_order_relaxed);
}

std::optional<bool> SharedVerdicts::of(Xapian::docid document) const {
  const std::uint64_t word = words_[document / documents_of_word].load(std::memory_order_relaxed);
  const std::uint64_t verdict = word >> (2 * (document % documents_of_word));
  if ((verdict & looked_at) == 0) return std::nullopt;
  return (verdict & matching) != 0;
}

}  // namespace seogo::searchd::engine

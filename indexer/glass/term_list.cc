#include "indexer/glass/term_list.h"

#include <algorithm>

namespace seogo::indexer::glass {
namespace {

constexpr std::uint32_t most_packed_wdf = 126;
constexpr std::size_t most_packed = 255;

}  // namespace

std::string term_list(std::span<const schema::TermCount> terms, std::uint64_t length) {
  std::string tag;
  if (terms.empty()) return tag;
  pack_number(tag, length);
  pack_number(tag, terms.size());
  tag.push_back(static_cast<char>(terms.front().term.size()));
  tag += terms.front().term;
  pack_number(tag, terms.front().wdf);
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const std::string_view before = terms[i - 1].term;
    const auto& [term, wdf] = terms[i];
    const auto differ = std::mismatch(term.begin(), term.end(), before.begin(), before.end());
    const auto shared = static_cast<std::size_t>(differ.first - term.begin());
    // What is shared is at most the length of the term before: a small wdf fits into the same byte.
    std::size_t packed = most_packed + 1;
    if (wdf <= most_packed_wdf) packed = (wdf + 1) * (before.size() + 1) + shared;
    tag.push_back(static_cast<char>(packed <= most_packed ? packed : shared));
    tag.push_back(static_cast<char>(term.size() - shared));
    tag.append(term, shared);
    if (packed > most_packed) pack_number(tag, wdf);
  }
  return tag;
}

std::string slot_list(std::span<const Slot> slots) {
  std::string tag;
  Slot next = 0;
  for (const Slot slot : slots) {
    pack_number(tag, slot - next);
    next = slot + 1;
  }
  return tag;
}

}  // namespace seogo::indexer::glass

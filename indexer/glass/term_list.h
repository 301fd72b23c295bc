// The terms of one document, as the table of term lists has them: Xapian needs them to take a document
// out of the index or to change it.
//
//   term_list({{"A김주성", 0}, {"알트", 16}}, 16)    its length, 2 terms, each by what it does not share
//   slot_list({0, 1, 3})                             the slots in which it has a value, as distances
//
//
// Source of the form: Xapian 1.4.22, backends/glass/glass_termlisttable.cc and glass_values.cc. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "indexer/glass/pack.h"
#include "schema/terms.h"

namespace seogo::indexer::glass {

// By ascending terms.
[[nodiscard]] std::string term_list(std::span<const schema::TermCount> terms, std::uint64_t length);
[[nodiscard]] std::string slot_list(std::span<const Slot> slots);

}  // namespace seogo::indexer::glass

// The values of one slot as entries of the table of postings: chunks of about 2,000 bytes, and the
// bounds of all of them.
//
//   SlotValues likes(1);
//   likes.add(7, value);  likes.add(9, value);      ascending documents
//   likes.write_bounds(table);                      first of all slots, in their order,
//   likes.write_values(table);                      then of all slots
//
// A chunk is the first value, then for each other how many documents lie between and its value. Held in
// memory as it will be written. Source of the form: Xapian 1.4.22, backends/glass/glass_values.cc.
// Throws what Table throws.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/pack.h"
#include "indexer/glass/table.h"

namespace seogo::indexer::glass {

class SlotValues {
 public:
  explicit SlotValues(Slot slot) : slot_(slot) {}

  void add(DocumentNumber document, std::string_view value);  // passes over an empty value

  void write_bounds(Table& table) const;
  void write_values(Table& table) const;

 private:
  struct Chunk {
    DocumentNumber first;
    std::string bytes;
  };

  Slot slot_;
  std::vector<Chunk> chunks_;
  DocumentNumber last_ = 0;
  std::uint64_t count_ = 0;
  std::string least_;
  std::string greatest_;
};

}  // namespace seogo::indexer::glass

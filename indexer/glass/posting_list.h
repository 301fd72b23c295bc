// The postings of a term as entries of the table of postings: chunks of about 2,000 bytes.
//
//   write_posting_list(table, "알트", {{7, 16}, {300, 8}})
//     key 알트   tag 2 documents, 24 occurrences, the first in 7, '1' this chunk is the last, spans 293,
//               wdf 16 | 292 documents between, wdf 8
//
// The chunks of some lists are deflated, as an entry of any table may be; Xapian reads both, and writes
// a chunk anew as it is.
//
// Chunks behind the first have the number of their first document in the key. The document lengths are
// a list of the same form, with a key of their own. Source of the form: Xapian 1.4.22,
// backends/glass/glass_postlist.cc. Throws what Table throws.
#pragma once

#include <span>
#include <string_view>

#include "indexer/glass/pack.h"
#include "indexer/glass/table.h"

namespace seogo::indexer::glass {

struct Posting {
  DocumentNumber document = 0;
  std::uint32_t wdf = 0;
  bool operator==(const Posting&) const = default;
};

// At least one posting, by ascending documents.
void write_posting_list(Table& table, std::string_view term, std::span<const Posting> postings);
void write_lengths(Table& table, std::span<const Posting> lengths);

}  // namespace seogo::indexer::glass

// The order of results as Xapian sorts them: by a number in a slot, relevance among equals, and among
// those that are equal in that too what was archived first.
//
//   set_order(enquire, Sort::newest, Ties::by_relevance)   published_slot, descending; undated last
//   sort_key(Sort::newest)                                 {published_slot, descending}
//
// Pages in a row have no relevance among equals: only the number of the document. For one thread, as
// the enquire is.
#pragma once

#include <xapian.h>

#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

struct SortKey {
  Sort sort;
  int slot;
  bool descending;
};
[[nodiscard]] const SortKey* sort_key(Sort sort);  // null: by relevance

enum class Ties { by_relevance, by_number };

void set_order(Xapian::Enquire& enquire, Sort sort, Ties ties);

}  // namespace seogo::searchd::engine

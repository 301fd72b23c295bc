// The order of results as Xapian sorts them: by a number in a slot, relevance among equals.
//
//   set_order(enquire, Sort::newest)    published_slot, descending; articles without a date last
//
// For one thread, as the enquire is.
#pragma once

#include <xapian.h>

#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

void set_order(Xapian::Enquire& enquire, Sort sort);

}  // namespace seogo::searchd::engine

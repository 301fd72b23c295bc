// Takes an index out of memory, so that the next search reads it from the disk.
//
//   drop_from_page_cache(IndexDirectory("stacks"))
//
// Advice: a kernel that does not take it leaves the index where it is. Throws schema::Error(io) for a
// file that cannot be opened.
#pragma once

#include "schema/generation.h"

namespace seogo::bench {

void drop_from_page_cache(const schema::IndexDirectory& directory);

}  // namespace seogo::bench

// Several captures of one page: the newest counts, the others are remembered.
//
//   known     captured 2024-01-05, 3 comments      of crawl-1.warc.gz
//   incoming  captured 2024-03-01, 9 comments      of crawl-2.warc.gz
//   → the article of March; other_captures: {2024-01-05, crawl-1.warc.gz}
//
// Where one of the two does not say when it was captured, the one that was read later counts. Pure.
#pragma once

#include "schema/article.h"

namespace seogo::indexer {

inline constexpr std::size_t most_remembered = 256;  // captures of one page, the newest

// Two captures of one page with the same id.
[[nodiscard]] schema::Article newest_of(schema::Article known, schema::Article incoming);

// The same file, captured at the same time: one capture, read again.
[[nodiscard]] bool same_capture(const schema::Article& a, const schema::Article& b);

}  // namespace seogo::indexer

// What the engine may spend, on one search and in all.
//
//   Engine engine(directory, {.query_time = 200ms});
//   engine.set_limits({.cache_bytes = 0});          while it runs: replies are no longer kept
//
// A search that runs out of time, such as one of common syllables over millions of articles, answers
// with what it has by then and the note out_of_time. Sizes of requests are in request.h.
#pragma once

#include <chrono>
#include <cstddef>

namespace seogo::searchd::engine {

struct Limits {
  // One search, from the request to the reply; 0: as long as it takes. Measured over 20,000 articles
  // an OR of the 16 commonest terms takes 26 ms, of 64, the most of a query, 82 ms, and of 1,000 1.06
  // s: a query that needs more than 500 ms is one that nobody waits for.
  std::chrono::milliseconds query_time{500};
  // Replies that are kept for those who ask the same again: of ten hits some 20 KB. 0: none.
  std::size_t cache_bytes = std::size_t{16} << 20;
  // Columns that are counted by, of commits before the last: some 70 bytes an article for one commit,
  // all columns in use. Those of the last are kept whatever they take.
  std::size_t column_bytes = std::size_t{256} << 20;
  // Of these what is kept of texts that were looked at (syllable_rows.h): ten bits a syllable, some
  // 1.4 KB an article. Beyond it texts are looked at again.
  std::size_t row_bytes = std::size_t{160} << 20;
  // Of these texts that were read: some 4 KB an article. Beyond it those used last stay.
  std::size_t text_bytes = std::size_t{64} << 20;
  // Of these verdicts on texts (shared_verdicts.h), of queries that looked at many: two bits an article.
  // Beyond it those of queries asked last stay.
  std::size_t verdict_bytes = std::size_t{16} << 20;
  // Rankings that pages in a row are read from: 8 bytes a candidate, so that a million candidates take
  // 8 MB. One that is gone is made anew when its next page is asked for.
  std::size_t ranking_bytes = std::size_t{64} << 20;
  // Lists of terms that searches walk: 4 to 6 bytes a posting. One that is gone is read anew, 15 ns a
  // posting, as Xapian does for every search. Over 100,000 articles 520 different queries need 95 MB;
  // with 64 a question takes 5.2 ms (median), with all of it 2.7.
  std::size_t posting_bytes = std::size_t{128} << 20;
  // Readers that wait for the next search: one a worker that may search at once. Each has some files
  // open.
  std::size_t idle_readers = 16;
};

}  // namespace seogo::searchd::engine

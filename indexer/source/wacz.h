// WACZ 1.1: a crawl's WARC files and the list of its pages, in a zip.
//
//   pack.wacz
//     archive/data.warc.gz        read by warc.h; provenance {"pack.wacz!archive/data.warc.gz", 8812}
//     pages/pages.jsonl           page_list.h: HTML that it does not name is incidental, and it tells
//                                 captured_at where the WARC does not
//     ../../x                     skipped; no name of an entry is ever a path of ours
//
// The lists stand behind the archives, so the zip is gone through twice, by its directory where it
// has one: an entry is streamed, never held. A file is read where it lies; a stream is first copied
// into a temporary file that has no name. A listed page of which nothing was captured is skipped as
// "listed page without a capture".
//
// An entry that is encrypted, damaged or unpacks to over limits::highest_ratio times its size is refused by
// name ("pack.wacz!archive/a\x01.warc"), and reading goes on. Error(input): no zip, over
// limits::most_entries entries, entries that share their bytes.
#pragma once

#include <string>

#include "indexer/source/sinks.h"
#include "indexer/source/stream.h"

namespace seogo::indexer::source {

// `path` names a regular file; `file` is what provenance says.
void read_wacz(const std::string& path, const std::string& file, const Sinks& sinks);

void read_wacz(Stream& stream, const std::string& file, const Sinks& sinks);

}  // namespace seogo::indexer::source

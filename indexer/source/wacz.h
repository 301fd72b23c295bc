// WACZ 1.1: a crawl's WARC files and the list of its pages, in a zip; and zips of pages.
//
//   pack.wacz
//     archive/data.warc.gz        read by warc.h; provenance {"pack.wacz!archive/data.warc.gz", 8812}
//     pages/pages.jsonl           page_list.h: HTML that it does not name is incidental, and it tells
//                                 captured_at where the WARC does not
//     ../../x                     skipped; no name of an entry is ever a path of ours
//
// The lists stand behind the archives, so the zip is gone through twice, by its directory where it
// has one. A listed page of which nothing was captured is skipped as "listed page without a capture".
// An entry that cannot be read (zip.h) is refused by name ("pack.wacz!archive/a\x01.warc"), and
// reading goes on. Throws what Zip does.
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/sinks.h"
#include "indexer/source/zip.h"

namespace seogo::indexer::source {

// Whether a zip has archives where a WACZ has them, and its description or a list of pages: folders of
// other zips are called pages and archive too.
[[nodiscard]] bool is_wacz(const Zip& zip);

// `file` is what provenance says.
void read_wacz(const Zip& zip, const std::string& file, const Sinks& sinks);

// "pack.zip!2019/기사.html": UTF-8 without controls; a name in CP949 is read as that.
[[nodiscard]] std::string place_in(const std::string& file, std::string_view entry);

}  // namespace seogo::indexer::source

// WARC 1.0 and 1.1 (ISO 28500): the pages of a crawl.
//
//   WARC/1.0                                    the record at byte 8812 of crawl.warc.gz, in a gzip
//   WARC-Type: response                         member of its own, becomes an html capture with
//   WARC-Target-URI: https://www.gana.kr/1      that URL, captured_at 2023-12-14T09:00:00Z, and
//   WARC-Date: 2023-12-14T09:00:00Z             provenance {"crawl.warc.gz", 8812}
//   Content-Length: 5120
//                                               (blank line, then an HTTP response)
//
// Taken are HTTP responses with status 200 whose body is HTML, and resource records that are HTML or
// plain text; the rest is skipped by kind ("revisit", "image", "status 404"). The stream may be
// packed with gzip or zstd, a member a record or all in one: a record's place is the byte of the file
// at which its member begins, or, in the middle of a member, the byte of what is unpacked.
//
// A damaged record is refused with its place ("record at byte 8812"), and reading goes on at the next
// line "WARC/1.…" or member. Memory: one record, limits::largest_member at most.
#pragma once

#include <string>

#include "indexer/source/sinks.h"
#include "indexer/source/stream.h"

namespace seogo::indexer::source {

void read_warc(Stream& stream, const std::string& file, const Sinks& sinks);

}  // namespace seogo::indexer::source

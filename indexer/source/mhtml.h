// Pages that a browser saved into one file (MHTML, RFC 2557): .mhtml, .mht.
//
//   Snapshot-Content-Location: https://www.gana.kr/news/1
//   Date: Thu, 14 Dec 2023 09:00:00 -0000
//   Content-Type: multipart/related; type="text/html"; boundary="----MultipartBoundary--x"
//   (text/html in quoted-printable, then its images)
//   → one html capture with url https://www.gana.kr/news/1, captured_at 2023-12-14T09:00:00+00:00
//
// The page is the part that start= names, else the first that is HTML; multiparts may nest. Other
// parts are skipped by kind ("image", "style", "frame" …) without being held. A file that is cut
// short still gives its page if that is whole: another part follows it, or it ends in </html>.
//
// Throws Error(input): "no HTML page in it", "cut short within the page at byte 812" or
// "before the page". Memory: the
// page, limits::largest_capture before it is decoded.
#pragma once

#include <string>

#include "indexer/source/sinks.h"
#include "indexer/source/stream.h"

namespace seogo::indexer::source {

void read_mhtml(Stream& stream, const std::string& file, const Sinks& sinks);

}  // namespace seogo::indexer::source

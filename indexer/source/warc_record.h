// One whole record of a WARC, and the capture in it if there is one.
//
//   fields   WARC-Type: response, WARC-Date: 2023-12-14T09:00:00Z, …
//   url      https://www.gana.kr/news/1, or nothing if its target is not on the web
//   offset   8812
//   block    what its Content-Length counts: an HTTP response, a page
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/source/header_fields.h"
#include "indexer/source/sinks.h"

namespace seogo::indexer::source {

struct WarcRecord {
  const HeaderFields& fields;
  std::string url;
  std::uint64_t offset;
  std::string_view block;
};

// WARC-Target-URI without the <> that some writers put around it.
[[nodiscard]] std::string target_url(const HeaderFields& fields);

// Takes or skips it; Error(input) if it should be a page and cannot be read.
void read_record(const WarcRecord& record, const std::string& file, const std::string& place,
                 const Sinks& sinks);

}  // namespace seogo::indexer::source

// A capture: one page as it was saved, before anything is read out of it.
//
//   form         text    a page saved as text, chrome and all
//                json    one line of a JSONL file
//                html    a page as the site sent it
//                entry   one <item> or <entry> of a feed, as XML with its namespaces declared
//   bytes        the page itself: valid UTF-8, no byte order mark; text has lines ended by "\n"
//   provenance   {"crawl.warc.gz", 8812}; within a WACZ {"pack.wacz!archive/data.warc.gz", 8812}
//   url          https://www.gana.kr/news/1, where the archive says what was captured
//   captured_at  2023-12-14T09:00:00+00:00, where the archive says when
//
// A plain value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "schema/article.h"

namespace seogo::indexer::source {

enum class Form { text, json, html, entry };

struct Capture {
  Form form = Form::text;
  std::string bytes;
  schema::Provenance provenance;
  std::string url{};
  std::optional<schema::Timestamp> captured_at{};
  std::uint64_t bad_bytes = 0;  // that were no text in the page's encoding: U+FFFD stands for them
  // An HTML response that the page list of its archive does not name, a frame perhaps: that it holds
  // no article is no refusal.
  bool incidental = false;
};

}  // namespace seogo::indexer::source

// Which addresses of a WACZ are pages: its pages/pages.jsonl and pages/extraPages.jsonl.
//
//   {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
//   {"url": "https://www.gana.kr/news/1", "ts": "2023-12-14T09:00:00Z", "title": "…"}
//
//   list.read(stream, "pack.wacz!pages/pages.jsonl", refuse);
//   list.find("http://www.gana.kr/news/1/#top")   the same page: scheme, last slash, fragment and
//                                                 percent-encoding do not count
//
// A line that is no JSON or over 1 MiB is refused with its place, and reading goes on. Pages beyond the
// first million are not remembered. For one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/source/refusal.h"
#include "indexer/source/stream.h"
#include "schema/day.h"

namespace seogo::indexer::source {

struct ListedPage {
  std::optional<schema::Timestamp> captured_at;
  bool captured = false;  // whoever finds its capture sets this
};

class PageList {
 public:
  void read(Stream& stream, const std::string& file, const RefusalSink& refuse);

  // Nothing if it is not listed.
  [[nodiscard]] ListedPage* find(std::string_view url);
  [[nodiscard]] bool empty() const { return pages_.empty(); }
  [[nodiscard]] std::size_t without_capture() const;

 private:
  void add(const std::string& line);

  std::unordered_map<std::uint64_t, ListedPage> pages_;  // by a hash of their address
};

}  // namespace seogo::indexer::source

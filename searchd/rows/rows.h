// All that a search finds, written row by row, in the order of the search.
//
//   Rows rows(engine, read_rows(parameters), replay, 10'000);
//   rows.total()                    34,120: how many there are, whatever the limits
//   while (rows.write_on(piece)) …  some 64 KiB at a time; the first begins with the head
//
// The archive is asked page by page, each page in its own time and from a reader that is given back,
// along one cursor (engine/request.h): no row is lost or comes twice, though articles are added
// meanwhile; where the archive itself is made anew it breaks off. Replies are not kept in the cache.
// Memory: one page of hits, and one article where the fields want it. Throws Error(index) where the
// index cannot be read on, Error(io) where a page ran out of time again and again. One thread at a
// time. The engine and `replay` must outlive it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "searchd/engine/engine.h"
#include "searchd/rows/request.h"
#include "searchd/wire/replay.h"

namespace seogo::searchd::rows {

class Rows {
 public:
  // `most`: rows, whatever is asked for. Looks up the first page.
  Rows(const engine::Engine& engine, Request request, const wire::Replay& replay, std::size_t most);

  [[nodiscard]] engine::Total total() const { return total_; }
  // Appends what follows; false: that was all.
  [[nodiscard]] bool write_on(std::string& out);

 private:
  void fetch();  // the next page, into page_
  [[nodiscard]] std::size_t page_size() const;
  void write(std::string& out, std::size_t place);

  const engine::Engine& engine_;
  Request request_;
  const wire::Replay& replay_;
  bool wants_article_;
  std::size_t left_;     // rows that may still be written
  std::size_t skipped_;  // rows that are still to be left out: `offset`
  engine::Total total_;

  engine::Reply page_;
  std::size_t next_ = 0;  // of the page
  bool is_last_ = false;  // no page follows
  bool has_head_ = false;
};

}  // namespace seogo::searchd::rows

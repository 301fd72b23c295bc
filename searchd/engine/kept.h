// What the engine keeps between searches, beside replies: columns to count by, of each database at
// its last commits, with what was found out of texts (columns.h); rankings that pages in a row are read
// from (ranking.h); and lists of terms that were asked for (posting_list.h).
//
//   std::shared_ptr<Columns> columns = kept.columns(database);
//
// Columns of the databases used last stay, of articles and comments, whatever they take; those of the
// commit before, for searches that still read it, go when they are many or above the bytes of limits.h,
// once no search holds them. Safe to use from several threads.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include <xapian.h>

#include "searchd/engine/columns.h"
#include "searchd/engine/limits.h"
#include "searchd/engine/posting_list.h"
#include "searchd/engine/ranking.h"

namespace seogo::searchd::engine {

class Kept {
 public:
  explicit Kept(const Limits& limits = {})
      : rankings_(limits.ranking_bytes),
        postings_(limits.posting_bytes),
        column_bytes_(limits.column_bytes),
        room_{limits.row_bytes, limits.text_bytes, limits.verdict_bytes} {}

  // Of this database as it is open now.
  [[nodiscard]] std::shared_ptr<Columns> columns(const Xapian::Database& database);
  [[nodiscard]] std::size_t column_bytes() const;  // that are kept now
  [[nodiscard]] Rankings& rankings() { return rankings_; }
  [[nodiscard]] PostingLists& postings() { return postings_; }

 private:
  struct Version {
    std::string database;  // its UUID
    Xapian::rev revision;
    std::shared_ptr<Columns> columns;
  };
  void make_room();

  Rankings rankings_;
  PostingLists postings_;
  mutable std::mutex mutex_;  // guards all below
  std::size_t column_bytes_;
  Columns::Room room_;
  std::list<Version> versions_;  // the one asked for last first
};

}  // namespace seogo::searchd::engine

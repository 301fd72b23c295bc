// How many documents of a database have a term, asked of it once.
//
//   TermCounts counts;
//   counts.of("알트", database)    12, read from the database
//   counts.of("알트", database)    12, remembered
//
// Xapian goes down a tree for each answer: of a ranked query some fifteen blocks, a thirtieth of a search (a profile).
// `database` must be the one and the commit that all these are of. Up to 8 MiB are remembered, some
// 100,000 terms, and then all anew. Xapian errors pass through. Safe to use from several threads, each
// with a database of its own.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

#include <xapian.h>

namespace seogo::schema {

class TermCounts {
 public:
  [[nodiscard]] Xapian::doccount of(const std::string& term, const Xapian::Database& database);
  [[nodiscard]] std::size_t bytes() const;

 private:
  mutable std::mutex mutex_;  // held for a moment only
  std::unordered_map<std::string, Xapian::doccount> counts_;
  std::size_t bytes_ = 0;  // of counts_
};

}  // namespace seogo::schema

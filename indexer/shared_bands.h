// Which documents of an index share bands, and so may be copies of one text: read from their slot in
// one pass, because nobody else asks for them.
//
//   SharedBands all(database);             of every document that shares a band
//   SharedBands some(database, {7, 8});    of those that have a band of 7 or of 8
//   some.with(database, 7)    {{3, 9}, {8, 1}}: 3 has nine bands of 7, 8 has one
//
// Ten bands a document (schema/resemblance.h), of each at most the 32 earliest documents. `all` needs
// 8 bytes a band while it is made, that is 80 MB for 1,000,000 articles, and keeps those that are
// shared; `some` keeps no more than those of the documents that it is made for, and reads 42 bytes a
// document of the index. Documents that come later are in neither. Xapian errors pass through; throws
// Error(index) for damaged bands. For one thread.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include <xapian.h>

#include "schema/resemblance.h"

namespace seogo::indexer {

class SharedBands {
 public:
  explicit SharedBands(const Xapian::Database& database);
  SharedBands(const Xapian::Database& database, const std::set<Xapian::docid>& sought);

  // The others that have bands of a document, and how many of them.
  [[nodiscard]] std::map<Xapian::docid, std::size_t> with(const Xapian::Database& database,
                                                          Xapian::docid id) const;
  // Those that share a band with another, ascending; of `all`.
  [[nodiscard]] const std::vector<Xapian::docid>& documents() const { return documents_; }

 private:
  using Entry = std::uint64_t;  // a band, then a document's number

  std::vector<Entry> entries_;  // sorted
  std::vector<Xapian::docid> documents_;
};

}  // namespace seogo::indexer

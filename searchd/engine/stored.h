// The stored bytes of documents, read once for all that one search does with them: checking words,
// putting the first in order, showing them.
//
//   Stored stored(database, articles());
//   stored.of(docid 7)             reads it
//   stored.keep(docid 7, bytes)    what somebody read, for whoever comes next
//   stored.of(docid 7)             the same bytes, no longer read
//
// A text that is gone is empty. Keeps at most `most_stored_bytes`; what does not fit is read again. The view that of() gives holds
// until the next call. Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "searchd/engine/holdings.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t most_stored_bytes = std::size_t{2} << 20;

class Stored {
 public:
  // The holdings are those of the database, and outlive it.
  Stored(const Xapian::Database& database, const Holdings& holdings)
      : database_(database), holdings_(holdings) {}

  [[nodiscard]] std::string_view of(Xapian::docid document);
  void keep(Xapian::docid document, std::string bytes);

 private:
  const Xapian::Database& database_;
  const Holdings& holdings_;
  std::unordered_map<Xapian::docid, std::string> kept_;
  std::size_t bytes_ = 0;
  std::string last_;  // that was not kept
};

}  // namespace seogo::searchd::engine

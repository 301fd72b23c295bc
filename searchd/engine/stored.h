// The stored bytes of documents, for all that searches do with them: checking words, putting the first
// in order, showing them.
//
//   Stored stored(database, articles(), &columns.texts());
//   stored.of(docid 7)      reads and unpacks it, and keeps it for whoever comes next
//   stored.look(docid 8)    reads it, and leaves to keep() whether it is worth that
//
// A text that is gone is empty. Texts of articles are kept beyond the search (texts.h); what may change
// without a commit of its database, comments, in so many bytes for this one. Xapian errors pass
// through. For one thread, as the database is.
#pragma once

#include <cstddef>

#include <xapian.h>

#include "searchd/engine/holdings.h"
#include "searchd/engine/texts.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t most_stored_bytes = std::size_t{2} << 20;

class Stored {
 public:
  // The holdings are those of the database. They and `kept` outlive it; null: nothing is kept beyond it.
  Stored(const Xapian::Database& database, const Holdings& holdings, Texts* kept = nullptr)
      : database_(database), holdings_(holdings), texts_(kept == nullptr ? own_ : *kept) {}
  Stored(const Stored&) = delete;
  Stored& operator=(const Stored&) = delete;

  [[nodiscard]] Text of(Xapian::docid document);
  [[nodiscard]] Text look(Xapian::docid document);
  void keep(Xapian::docid document, const Text& text) { texts_.keep(document, text); }

 private:
  const Xapian::Database& database_;
  const Holdings& holdings_;
  Texts own_{most_stored_bytes, text_parts};
  Texts& texts_;
};

}  // namespace seogo::searchd::engine

// The articles whose titles match best what is being typed.
//
//   headlines(database, terms_of_word("알트만"), "알트만", 2, deadline)
//   →  {"샘 알트만, 해고와 복귀의 닷새", "https://…/1234"}
//
// All terms must be in the title, and `word` at the beginning of one of its words. Best by BM25, in
// which a title counts most; where thousands have the terms, the newest in the index instead. Copies
// of one text are one. Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/engine/together.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

struct Headline {
  std::string title;  // as it stands
  std::string id;
};

[[nodiscard]] std::vector<Headline> headlines(const Xapian::Database& database,
                                              const TermList& terms, const std::string& word,
                                              std::size_t most, query::Deadline deadline);

}  // namespace seogo::searchd::engine

// What usually stands behind a word, in titles above all.
//
//   following(database, documents, {"인공지능", "인공지능"}, deadline)
//   인공지능 규제 논란 · 인공지능의 규제는 · …인공지능 반도체…   →  규제 3.1, 반도체 1
//
//   beginning_words(database, documents, spelling of 알트, deadline)    알트만 4: words of titles
//
// Endings are cut (endings.h). An article counts once: a title more than its text. Reads the given
// documents, so give few. Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/engine/spelling.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

struct Follower {
  std::string word;   // normalized
  double weight = 0;  // articles; those that have it in the text only count less
  bool korean = true;
};

struct Leader {
  std::string word;  // normalized
  std::string part;  // as it was typed, as texts may have it
};

[[nodiscard]] std::vector<Follower> following(const Xapian::Database& database,
                                              const std::vector<Xapian::docid>& documents,
                                              const Leader& leader, query::Deadline deadline);

[[nodiscard]] std::vector<Follower> beginning_words(const Xapian::Database& database,
                                                    const std::vector<Xapian::docid>& documents,
                                                    const Spelling& spelling,
                                                    query::Deadline deadline);

}  // namespace seogo::searchd::engine

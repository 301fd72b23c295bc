// Whether candidates match by their text, each looked at once.
//
//   TextCheck check(database, stored, articles(), root, mode);
//   check.matches(docid 7)    true: 알트만은 stands there; alters nothing where the index decides
//   check.known(docid 8)      nothing: it was not looked at
//
// What was read of those that match is kept in `stored`, for they are shown.
// Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <xapian.h>

#include "searchd/engine/holdings.h"
#include "searchd/engine/kept.h"
#include "searchd/engine/matcher.h"
#include "searchd/engine/stored.h"
#include "searchd/engine/verdicts.h"
#include "searchd/query/compile.h"

namespace seogo::searchd::engine {

class TextCheck {
 public:
  TextCheck(const Xapian::Database& database, Stored& stored, Kept& kept, const Holdings& holdings,
            const query::Node& root, query::Mode mode)
      : database_(database),
        stored_(stored),
        kept_(kept),
        holdings_(holdings),
        matcher_(root, mode) {}

  // False: every candidate matches.
  [[nodiscard]] bool needed() const { return matcher_.needed(); }
  // No text has to be read.
  [[nodiscard]] bool all_match() const { return !matcher_.needed() || matcher_.asks_nothing(); }
  [[nodiscard]] bool matches(Xapian::docid candidate);
  // True for one that does not match, where no look at it is needed to tell.
  [[nodiscard]] bool rules_out(Xapian::docid candidate);
  [[nodiscard]] std::optional<bool> known(Xapian::docid candidate) const;

 private:
  [[nodiscard]] bool read(Xapian::docid candidate, const std::string& stored);

  const Xapian::Database& database_;
  Stored& stored_;
  Kept& kept_;
  const Holdings& holdings_;
  Matcher matcher_;
  std::shared_ptr<Columns> columns_;  // that hold the rows, from the first candidate on
  SyllableRows* rows_ = nullptr;
  Verdicts verdicts_;
};

}  // namespace seogo::searchd::engine

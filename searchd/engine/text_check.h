// Whether candidates match by their text, each looked at once.
//
//   TextCheck check(database, stored, kept, articles(), asked);
//   check.matches(docid 7)    true: 알트만은 stands there; alters nothing where the index decides
//   check.known(docid 8)      nothing: this search did not ask for it
//
// What was read of those that match is kept in `stored`, for they are shown; verdicts on many of them
// for the next search that asks the same (shared_verdicts.h), which comes to the same reply in less time.
// Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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
  struct Asked {
    const query::Node& root;
    query::Mode mode;
    std::string key;  // tells root and mode from all others
    // An article that has one of these matches: no text is read for it while the list is at hand. The
    // text of a comment may be gone, whatever its terms say.
    std::vector<std::string> deciding_terms = {};
  };
  TextCheck(const Xapian::Database& database, Stored& stored, Kept& kept, const Holdings& holdings,
            Asked asked)
      : database_(database),
        stored_(stored),
        kept_(kept),
        holdings_(holdings),
        key_(std::move(asked.key)),
        deciding_terms_(std::move(asked.deciding_terms)),
        matcher_(asked.root, asked.mode) {}

  // False: every candidate matches.
  [[nodiscard]] bool needed() const { return matcher_.needed(); }
  // No text has to be read.
  [[nodiscard]] bool all_match() const { return !matcher_.needed() || matcher_.asks_nothing(); }
  [[nodiscard]] bool matches(Xapian::docid candidate);
  [[nodiscard]] std::optional<bool> known(Xapian::docid candidate) const;

 private:
  void open();
  void share();
  [[nodiscard]] bool is_certain(Xapian::docid candidate) const;
  [[nodiscard]] bool look_at(Xapian::docid candidate);
  // Whether the rows of a text tell that it does not match.
  [[nodiscard]] bool rules_out(Xapian::docid candidate) const;
  [[nodiscard]] bool read(Xapian::docid candidate, const std::string& stored);

  const Xapian::Database& database_;
  Stored& stored_;
  Kept& kept_;
  const Holdings& holdings_;
  std::string key_;
  std::vector<std::string> deciding_terms_;
  Matcher matcher_;
  std::shared_ptr<Columns> columns_;  // that hold rows and verdicts, from the first candidate on
  SyllableRows* rows_ = nullptr;      // null where texts are not kept
  std::vector<PostingLists::Kept> certain_;  // of the deciding terms, from the first candidate on
  Columns::Verdicts::Kept shared_;           // null where no search looked at many
  Verdicts verdicts_;                        // of this search
};

}  // namespace seogo::searchd::engine

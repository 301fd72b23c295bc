// From a tree to what the index is asked for: its candidates, scored.
//
//   알트만이   →  (알트 AND 트만) AND_MAYBE 0.2 * 만이      (word_query.h)
//   "해고 및"  →  해고 AND 및                            candidates: Matcher decides on the text
//   셋 이상의 낱말  →  OR of their pairs, the common ones AND_MAYBE
//
// The index has no positions, so a candidate is a document with every pair of syllables that a
// match must have. Only `engine` knows which candidates match. Xapian errors pass through: the
// caller's retry needs them. For one thread, as the database is.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/lexicon.h"
#include "schema/term_counts.h"
#include "searchd/query/deadline.h"
#include "searchd/query/plan.h"
#include "searchd/query/reading.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

// What is done with the words that stand free at the top of a query.
enum class Mode {
  required,  // each must be there
  ranked,    // they only rank; at least one must be there
  widened,   // as ranked, after required found nothing: half of them must be there, pair by pair
};

// Whether the index alone tells which documents match, and so which do not.
[[nodiscard]] bool decided_by_index(const Node& node);

// Whether a prefix stands for more words than are searched: then totals are only estimates.
[[nodiscard]] bool leaves_words_out(const Node& node, const Xapian::Database& database);

// What a node of an exact field asks for.
[[nodiscard]] std::string exact_value(const Node& node);

// Where comments are documents of their own: 댓글:감사 is asked of them, as 감사, and `articles` makes of
// that query one for the articles under which they stand.
struct Commented {
  const Xapian::Database& comments;
  std::function<Plan(const Plan& of_comments)> articles;
};

// What words are looked up in, and until when: past the deadline some words are left out, of what is
// searched no more then.
struct Source {
  const schema::Lexicon& lexicon;
  const Xapian::Database& database;
  Deadline deadline;
  schema::TermCounts* counts = nullptr;  // of the database, if the caller keeps them
  // Without it words of comments are looked for among all: of use where articles are known.
  const Commented* commented = nullptr;
};

// Terms of which each alone tells that a document matches, of a root that is an OR of required words:
// OTT OR 온라인동영상서비스  →  ott
[[nodiscard]] std::vector<std::string> deciding_terms(const Node& root, Mode mode,
                                                      const Source& source);

// `readings`: of the forms of the root, by this lexicon and database, if the caller has them; required
// words need none.
[[nodiscard]] Plan plan(const Node& root, Mode mode, const Source& source,
                        const Readings* readings = nullptr);

}  // namespace seogo::searchd::query

// What the index is asked for one word, phrase or prefix: its candidates, scored.
//
//   word_query(알트만이)       →  (알트 AND 트만) AND_MAYBE 0.2 * 만이
//   word_query(인공지능)       →  0 * (인공 AND 지능) AND_MAYBE (인공 OR 공지 OR 지능)
//   phrase_query("해고 및")    →  해고 AND 및
//   prefix_query(open*)       →  the commonest words that begin so
//
// Only `engine` knows which candidates match. Xapian errors pass through. For one thread, as the
// lexicon is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/fields.h"
#include "schema/lexicon.h"
#include "searchd/query/deadline.h"
#include "searchd/query/plan.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

[[nodiscard]] Plan word_query(const Node& word, const schema::Lexicon& lexicon);
[[nodiscard]] Plan phrase_query(const Node& phrase);
[[nodiscard]] Plan prefix_query(const Node& prefix, const Xapian::Database& database,
                                Deadline deadline);

// What the pairs of a word or phrase weigh, of its ending a little; finds nothing by itself.
[[nodiscard]] Plan pair_weights(const Node& node);

// The words that begin so, the commonest ones: of those that were looked at in time. All are looked
// at, which takes some 0.3 µs each.
[[nodiscard]] Xapian::Query wildcard(const std::string& start, const Xapian::Database& database,
                                     Deadline deadline);

// Terms under a field's prefix have no weight of their own: the common terms beside them rank.
[[nodiscard]] std::string_view prefix_of(const schema::Field* field);

}  // namespace seogo::searchd::query

// How a query that is being typed may go on, by what stands in the archive and never by what people
// typed.
//
//   suggest(articles, comments, "샘 알트", 8, deadline)   샘 알트만 (12 articles have both)
//   압구ㅈ, 압구저, 압굽                         압구정       a syllable half typed
//   ㅅㄹㅇ, ㄱㅈㅅ                                서울역, 김주성   initial consonants
//   dkfxm, ㅐㅔ두                                알트만, openai       the keyboard's other layout
//   "인공지능 "                                  인공지능 규제     what follows it in titles
//   기자:강, 태그:인, 매체:한                      기자:강하늘 …    only authors, tags, sites
//
// The last word is completed by words of titles and texts (nouns.h says which), by authors, tags and
// sites; those of the most articles first, or, where words stand before it, of the most articles that
// have these too (together.h). What was typed already is no suggestion. What usually follows a finished
// word comes next (following.h), and the one or two titles that match best last. What stands before the
// last word is kept as it was typed.
//
// Never throws for a text; Xapian's errors pass through. All lists that are walked are bounded. Past
// the deadline nothing more is looked at, and the answer says so. For one thread, as the database is.
#pragma once

#include <cstddef>
#include <string_view>

#include "searchd/engine/archive.h"
#include "searchd/engine/suggestion.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

[[nodiscard]] Suggestions suggest(const Archive& archive, std::string_view text, std::size_t limit,
                                  query::Deadline deadline);

}  // namespace seogo::searchd::engine

// How a query that is being typed may go on, by the words of the archive.
//
//   suggest(database, "샘 알트", 8, deadline)   샘 알트만 (12 articles), 샘 알트코인 (7)
//   압구ㅈ, 압구저, 압굽                         압구정       a syllable half typed
//   ㅅㄹㅇ                                      서울역       initial consonants
//   dkfxm, ㅐㅔ두                                알트만, openai       the keyboard's other layout
//
// The last word is completed, by those of the most articles first; what stands before it is kept as
// it was typed. Korean words are those of the lexicon: of titles and texts, without endings. Others
// are terms of the index. A text that ends in a space or a sign, or that nothing begins with, has no
// suggestions. Never throws for a text; Xapian's errors pass through. Past the deadline nothing more
// is looked at, and the answer says so. Over 8,000 articles a syllable takes 0.3 ms, two initial
// consonants, which look at all words of the first, 1.3 ms. For one thread, as the database is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t default_suggestions = 8;
inline constexpr std::size_t most_suggestions = 20;

struct Suggestion {
  std::string text;        // the whole query
  std::uint64_t articles;  // that have its last word
  bool operator==(const Suggestion&) const = default;
};

struct Suggestions {
  std::vector<Suggestion> all;  // best first
  bool out_of_time = false;     // there may be others
};

[[nodiscard]] Suggestions suggest(const Xapian::Database& database, std::string_view text,
                                  std::size_t limit, query::Deadline deadline);

}  // namespace seogo::searchd::engine

// The commonest words of the archive that begin as somebody has typed, whatever they are.
//
//   completions_of(database, lexicon, "알트", "알트", true, …)      알트만 12, 알트코인 7
//   completions_of(database, lexicon, "dkfxm", "dkfxm", false, …)  the same: the keyboard's other layout
//
// Those that begin with the syllables as typed come before those that do only if a final moves on:
// 금고 before 그물 for 금. Korean words are those of the lexicon, others terms of the index. Xapian
// errors pass through. For one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/lexicon.h"
#include "searchd/engine/best.h"
#include "searchd/engine/spelling.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t most_completions = 24;
inline constexpr std::size_t most_completions_together = 24;  // to be counted with other words

struct Completions {
  std::vector<Counted> words;       // best first
  std::vector<Spelling> spellings;  // by which they were found

  [[nodiscard]] static bool korean(std::string_view word);
};

// `part` is the word as typed. `for_counting`: most_completions_together of them.
[[nodiscard]] Completions completions_of(const Xapian::Database& database,
                                         const schema::Lexicon& lexicon, const std::string& word,
                                         std::string_view part, bool korean, bool for_counting,
                                         query::Deadline deadline);

}  // namespace seogo::searchd::engine

// The words of the lexicon, and the terms of the index, that begin as somebody has typed.
//
//   each_word(lexicon, spelling of 알트, deadline, sink)             알트만 12, 알트코인 7
//   each_value(database, "A", spelling of ㄱㅈㅅ, deadline, sink)      김주성 40, 강지수 3: authors
//   each_value(database, "", spelling of open, deadline, sink)       openai 310: words as they stand
//
// Values are walked in leaps: behind 강가은 comes 강자사, whatever stands between. At most
// `most_terms_walked` are looked at. False: time was out. Xapian errors pass through. For one thread.
#pragma once

#include <functional>
#include <string_view>

#include <xapian.h>

#include "schema/lexicon.h"
#include "searchd/engine/spelling.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t most_terms_walked = 2000;

[[nodiscard]] bool each_word(const schema::Lexicon& lexicon, const Spelling& spelling,
                             query::Deadline deadline, const schema::WordSink& sink);

[[nodiscard]] bool each_value(const Xapian::Database& database, std::string_view prefix,
                              const Spelling& spelling, query::Deadline deadline,
                              const schema::WordSink& sink);

}  // namespace seogo::searchd::engine

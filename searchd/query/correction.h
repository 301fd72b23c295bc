// What a query was probably meant to be, for words that nobody has written in this archive.
//
//   알트먼이 해고   →  알트만이 해고     one jamo wrong
//   dkfxmaks       →  알트만           typed in the wrong layout
//   ㅐㅔ두먀        →  openai
//   압구저          →  압구정           half typed: the last word alone
//
// A word of the archive is never touched, nor what stands in quotes. The lexicon is asked for the
// words of titles and texts, not of comments. Past the deadline nothing is corrected. Xapian errors pass through. For one thread, as the
// database is.
#pragma once

#include <optional>
#include <string>

#include <xapian.h>

#include "schema/lexicon.h"
#include "searchd/query/deadline.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

struct Correction {
  Node root;
  std::string before;  // the words that were changed
  std::string after;
  std::string text;  // the whole query as a person would type it
};

// Where something was found, ㅅㅍ was meant as initials; where nothing was, perhaps as tv.
enum class Outcome { nothing, something };

[[nodiscard]] std::optional<Correction> correct(const Node& root, const std::string& text,
                                                Outcome found, const schema::Lexicon& lexicon,
                                                const Xapian::Database& database,
                                                Deadline deadline = {});

}  // namespace seogo::searchd::query

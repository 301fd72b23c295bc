// Single words with one jamo wrong, and what the right word is found in.
//
//   draw_typos(set, 500)  →  {"알트만", "알트먼", the documents that have 알트만 …} …
//
// The words are stems of the set's queries that stand somewhere in its documents, each once, drawn
// in an order that depends on the set alone. Relevant is every document whose text has the right
// word, by a plain scan.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/relevance/judged_set.h"

namespace seogo::relevance {

struct TypoCase {
  std::string word;
  std::string typed;
  bool typed_stands;  // some document has the slip too: nothing tells that it is one
  std::map<std::string, int> relevant;
};

[[nodiscard]] std::vector<TypoCase> draw_typos(const JudgedSet& set, std::size_t most);

}  // namespace seogo::relevance

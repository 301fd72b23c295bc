// A query widened by the other names of what it names.
//
//   (and 샘 알트만은 해고)     →  (and (or (and 샘 알트만은) Sam Altman) 해고)
//   title:오픈AI              →  (or title:오픈AI title:OpenAI title:오픈에이아이)
//   (not 오픈AI)              →  (not (or 오픈AI OpenAI …)): who wants none of it wants no OpenAI
//   "오픈AI", 오픈*, author:…  stay: they mean their letters
//
// Up to six typed words side by side, free or in the same field of text, are taken for one name, the
// longest first and from left to right. It becomes an `any` of what was typed, then, as words of
// Origin::synonym, its other names as the file writes them. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <vector>

#include "searchd/query/synonyms.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

inline constexpr std::size_t longest_run = 6;         // words taken for one name
inline constexpr std::size_t most_alternatives = 64;  // in one query; beyond, with a note, none

struct Widened {
  std::string typed;                      // 샘 알트만은
  std::vector<std::string> alternatives;  // Sam Altman
};

struct Expansion {
  Node root;
  std::vector<Widened> widened;  // in the order typed
  std::vector<Note> notes;       // synonyms_limited
};

[[nodiscard]] Expansion expand(Node root, const Synonyms& synonyms);

}  // namespace seogo::searchd::query

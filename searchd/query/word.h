// A word of a query, cut the way the analyzer cuts text.
//
//   cut("알트만이")   →  piece 알트만이 (hangul, stem 알트만): pairs 알트 1, 트만 1, 만이 0.4
//   cut("OpenAI의")   →  piece openai (word), piece 의 (hangul, all ending)
//   cut("檢")         →  piece 檢 (hanja), stands for 검찰 too
//   cut("大韓民國")    →  piece 대한민국: documents in Hanja are indexed under their readings
//
// Texts are normalized. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/analyzer.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

struct Piece {
  schema::Script script;
  std::string text;
  std::size_t stem;        // bytes of text that must be there; the rest is an ending
  std::string other_word;  // what a lone Hanja of a headline stands for; else empty

  [[nodiscard]] std::string_view stem_text() const {
    return std::string_view(text).substr(0, stem);
  }
  // 42.195 of 42.195km, which texts also write apart; else empty.
  [[nodiscard]] std::string_view number() const;
};

struct Pair {
  std::string_view term;  // one or two characters of the piece's text
  bool in_stem;           // false: reaches into the ending
};

// The terms of a piece: pairs of characters, the one character, or the whole word.
[[nodiscard]] std::vector<Pair> pairs(const Piece& piece);

// A word's pieces. Middle dots join as the analyzer says: 한·미 is 한미, 3·1절 is 3.1절.
[[nodiscard]] std::vector<Piece> cut(const Node& word);

// Those of a phrase or prefix, which stands in the text as it is: no ending is cut, no dot joins.
[[nodiscard]] std::vector<Piece> cut_phrase(std::string_view typed);

}  // namespace seogo::searchd::query

// A word or phrase looked for whatever the spaces of the text.
//
//   find_spaced("인공 지능이 쓴", 인공지능)     →  인공 지능
//   find_spaced("대학 생활", 대학생)           →  none: 생 ends no word
//   find_spaced("오픈 ai는", 오픈AI)          →  오픈 ai; all parts of a word stand side by side
//   find_spaced("해 고 및", ~"해고 및")        →  해 고 및
//
// A word that stands there in one piece is one as occurrence.h says. Over a space it must begin where
// a word begins, and end where one ends or before an ending. 3.1절 is 3·1절 too. Bytes of the folded
// text. Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/engine/letters.h"
#include "searchd/engine/occurrence.h"
#include "searchd/query/word.h"

namespace seogo::searchd::engine {

struct Spaced {
  struct Hangul {
    std::size_t begin;  // letters
    std::size_t length;
  };
  std::vector<char32_t> letters;  // of the stem
  std::vector<Hangul> hangul;  // its rows of syllables, of which hidden.h says how they may stand
  std::vector<std::size_t> glued;  // letters before which no space may stand: 1 of 3·1
  std::string ending;              // that was typed, folded
  bool within_words;               // a phrase may begin and end anywhere
};

// The forms of a word. None for one that is nothing but an ending.
[[nodiscard]] std::vector<Spaced> spaced_word(const std::vector<query::Piece>& pieces);

[[nodiscard]] Spaced spaced_phrase(std::string_view typed);

// From the letter `from` on.
struct SpacedOccurrence {
  Occurrence bytes;
  std::size_t letter;  // the first
};
[[nodiscard]] std::optional<SpacedOccurrence> find_spaced(std::string_view folded,
                                                          const Letters& letters,
                                                          const Spaced& wanted, std::size_t from);

}  // namespace seogo::searchd::engine

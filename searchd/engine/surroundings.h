// What of a text has to be folded to look for rows of syllables: the words around each place where
// one may stand, from space to space.
//
//   Surroundings around("샘 알트만은 어제 해고됐다", {anchor of 해고});
//   around.stretches()     해고됐다: bytes 23 to 35
//   around.tell_all()      true: what is not found in these is nowhere in the text
//
// Folding a stretch gives what folding the whole text has there: spaces part runs, and nothing before
// a syllable or an ASCII letter changes it. So are the words around Hanja, which are read, and around
// what is normalized. Of a row with Latin words beside it the stretches do not tell all. Bytes. Keeps
// no reference. Immutable; safe to read from any thread.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "searchd/engine/anchor.h"
#include "searchd/engine/occurrence.h"

namespace seogo::searchd::engine {

// Beyond so many a text is quicker folded whole.
inline constexpr std::size_t most_stretches = 40;

// The words in which a row stands, from space to space.
[[nodiscard]] Occurrence words_around(std::string_view source, const Occurrence& row);

class Surroundings {
 public:
  Surroundings(std::string_view source, std::span<const Anchor> anchors);

  using Stretch = Occurrence;
  [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }  // in order
  [[nodiscard]] bool tell_all() const { return tell_all_; }

 private:
  std::vector<Stretch> stretches_;  // none of which overlap
  bool tell_all_ = false;
};

}  // namespace seogo::searchd::engine

// Where words begin and end in a stretch of Hangul, whatever its spaces, by the words of the archive.
//
//   인공지 능은세 계를   →  인공지능·은 세계·를
//   샘알트만해고         →  샘 알트만 해고
//   알트만이             →  알트만·이
//
// The cheapest way through the syllables: a word costs the more the fewer articles have it, an ending
// little, what no article has much. A typed space inside a word and a border without one cost too,
// under the first of two models, which trusts the spaces; the second hardly looks at them, and is
// taken where it is cheaper by more than its handicap (weights.h). Units: syllables. For one thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/lexicon.h"

namespace seogo::searchd::query {

struct Stretch {
  std::string text;                // Hangul syllables alone
  std::vector<bool> space_before;  // by syllable
  std::vector<bool> other_name;    // likewise: of a synonym, which nobody typed

  [[nodiscard]] std::size_t size() const { return space_before.size(); }
  [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const;
};

// A word of the archive that is one jamo away from what was typed at [begin, end).
struct Fix {
  std::size_t at = 0;    // the syllable that differs
  std::string syllable;  // what it should be
  unsigned count = 0;    // articles with the word
};
using Fixes = std::map<std::pair<std::size_t, std::size_t>, Fix>;

struct Segment {
  std::size_t begin;
  std::size_t stem_end;
  std::size_t end;
  unsigned count;  // articles with the stem; 0: no word of the archive
  const Fix* fix;  // taken instead; into the Fixes given, or nullptr
};

class Segmenter {
 public:
  Segmenter(const Stretch& stretch, const schema::Lexicon& lexicon, double articles);

  [[nodiscard]] std::vector<Segment> run(const Fixes& fixes) const;

 private:
  struct Model;
  struct Step;
  [[nodiscard]] double cost(unsigned count, std::size_t length) const;
  [[nodiscard]] std::vector<Step> cheapest(const Fixes& fixes, const Model& model) const;

  const Stretch& stretch_;
  double articles_;
  std::vector<unsigned> counts_;      // of the stems, by begin and length
  std::vector<std::size_t> endings_;  // bits: which lengths from here on are endings
};

}  // namespace seogo::searchd::query

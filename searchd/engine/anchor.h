// A quick look at a text as it is stored, before it is folded: whether it can hold a row of syllables.
//
//   Anchor anchor({인, 공, 지, 능});
//   anchor.may_be_in("인공 지능이 쓴 소설")   →  true
//   anchor.may_be_in("인공 호흡을 배운다")     →  false: need not be folded
//   anchor.may_be_in("AI 時代")             →  true: Hanja are read elsewhere
//
// Never false for a text in whose letters the row stands; true for some in which it does not. Texts
// with Hanja, jamo or full-width forms always may. Of letters with Latin words among them the longest
// row of syllables counts.
//
//   anchor.find("새 인공 지능이", 0)         →  bytes 4 to 17: 인공 지능
//
//   Anchor::of_word("eu").find("EU는", 0)    →  bytes 0 to 2: a Latin word, whatever its capitals
//
// Immutable; safe to use from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/engine/occurrence.h"

namespace seogo::searchd::engine {

class Anchor {
 public:
  Anchor() = default;  // may be in every text
  explicit Anchor(const std::vector<char32_t>& letters);
  // Of a word of Latin letters alone; of any other empty.
  [[nodiscard]] static Anchor of_word(std::string_view folded);

  [[nodiscard]] bool may_be_in(std::string_view source) const;

  // The next place where the row stands, begun at `from` or behind it. None is missed whose
  // syllables stand for themselves (find_odd), or whose letters do (is_plain).
  [[nodiscard]] std::optional<Occurrence> find(std::string_view source, std::size_t from) const;
  [[nodiscard]] std::size_t syllables() const { return row_.size() / 3; }
  [[nodiscard]] std::string_view row() const { return row_; }  // three bytes a syllable
  [[nodiscard]] bool is_empty() const { return row_.empty() && word_.empty(); }
  [[nodiscard]] bool is_word() const { return !word_.empty(); }
  // Whether the letters are this row and nothing else.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  // Where the row ends whose first syllable stands at `at`.
  [[nodiscard]] std::optional<std::size_t> end_of(std::string_view source, std::size_t at) const;

  [[nodiscard]] std::optional<Occurrence> find_word(std::string_view source,
                                                    std::size_t from) const;

  std::string row_;   // three bytes a syllable
  std::string word_;  // or small Latin letters
  bool is_whole_ = false;
};

// The next character that may become a syllable though it is none, from `from` on, or npos: Hanja,
// jamo that may join, forms that are normalized. Of texts without one no row is missed.
[[nodiscard]] std::size_t find_odd(std::string_view source, std::size_t from);

// Whether all of a text stands for itself but for capitals: ASCII, syllables, ㅋㅋ, 👍 and the commonest
// punctuation. Elsewhere letters may stand apart or come from others: ﬁ, Ａ, soft hyphens.
[[nodiscard]] bool is_plain(std::string_view source);

}  // namespace seogo::searchd::engine

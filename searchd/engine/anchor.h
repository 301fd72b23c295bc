// A quick look at a text as it is stored, before it is folded: whether it can hold a row of syllables.
//
//   Anchor anchor({인, 공, 지, 능});
//   anchor.may_be_in("인공 지능이 쓴 소설")   →  true
//   anchor.may_be_in("인공 호흡을 배운다")     →  false: need not be folded
//   anchor.may_be_in("AI 時代")             →  true: Hanja are read elsewhere
//
// Never false for a text in whose letters the row stands; true for some in which it does not. Texts
// with Hanja, jamo or full-width forms always may. Of letters with Latin words among them the longest
// row of syllables counts. Immutable; safe to use from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::searchd::engine {

class Anchor {
 public:
  Anchor() = default;  // may be in every text
  explicit Anchor(const std::vector<char32_t>& letters);

  [[nodiscard]] bool may_be_in(std::string_view source) const;

 private:
  [[nodiscard]] bool stands_at(std::string_view source, std::size_t at) const;

  std::string row_;  // three bytes a syllable
};

}  // namespace seogo::searchd::engine

// Queries as hurried people type them.
//
//   perturbations[…] "one typo"       인공 지능은 세계를  →  인공 지능은 새계를
//                    "typo a word"                        →  연공 지눙은 새계를
//                    "no spaces"                          →  인공지능은세계를
//                    "wrong spaces"                       →  인공지 능은세 계를
//
// A typo is one jamo of one syllable (initial, vowel or final) replaced by another of its place; a
// final may not vanish or appear. Wrong spaces are as many as there were, none where one was. The
// same query, seed and kind give the same text on every machine and for every engine.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "tests/bench/random.h"

namespace seogo::relevance {

struct Perturbation {
  std::string_view name;
  std::u32string (*apply)(std::u32string_view text, bench::Random& random);
};

[[nodiscard]] std::u32string one_typo(std::u32string_view text, bench::Random& random);
[[nodiscard]] std::u32string typo_in_every_word(std::u32string_view text, bench::Random& random);
[[nodiscard]] std::u32string without_spaces(std::u32string_view text, bench::Random& random);
[[nodiscard]] std::u32string wrong_spaces(std::u32string_view text, bench::Random& random);
[[nodiscard]] std::u32string unchanged(std::u32string_view text, bench::Random& random);

inline constexpr std::array<Perturbation, 5> perturbations = {{
    {"as asked", unchanged},
    {"one typo", one_typo},
    {"typo a word", typo_in_every_word},
    {"no spaces", without_spaces},
    {"wrong spaces", wrong_spaces},
}};

inline constexpr std::uint64_t perturbation_seed = 20231211;

// The text of query `number` of a set under a perturbation.
[[nodiscard]] std::string perturbed(const Perturbation& kind, std::string_view text,
                                    std::uint64_t number);

}  // namespace seogo::relevance

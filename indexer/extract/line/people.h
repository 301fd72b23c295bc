// Names and roles as they stand in a byline: the {name} and {role} of a marker.
//
//   홍길동·김철수 기자          names 홍길동·김철수, role 기자
//   홍길동 베이징 특파원        name 홍길동, role 베이징 특파원
//   홍길동기자                  name 홍길동, role 기자
//
//   홍길동 김철수 기자          names 홍길동 김철수, role 기자
//   가나일보 홍길동 기자        outlet 가나일보, name 홍길동, role 기자
//   가나일보 논설실             outlet 가나일보, desk 논설실
//
// A name is 2 to 4 Hangul syllables or up to 4 capitalized Latin words; no word of the lexicon's
// not_names (인턴 기자 names nobody), no outlet. A role ends with a word of the lexicon, a beat
// (경제부, 베이징) before it aside. Positions are in code points of the line.
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/extract/line/marker.h"

namespace seogo::indexer::extract {

// Where the names that begin at `at` end. `role_follows`: 홍길동기자 is then a name and a role.
[[nodiscard]] std::optional<std::size_t> names_end(const Glyphs& line, std::size_t at,
                                                   bool role_follows, const Lexicon& lexicon);

[[nodiscard]] std::optional<std::size_t> role_end(const Glyphs& line, std::size_t at,
                                                  const Lexicon& lexicon);

// 가나일보, KBS, 가나IT: ends as the names of papers do, or mixes in capitals.
[[nodiscard]] std::optional<std::size_t> outlet_end(const Glyphs& line, std::size_t at,
                                                    const Lexicon& lexicon);

[[nodiscard]] std::optional<std::size_t> desk_end(const Glyphs& line, std::size_t at,
                                                  const Lexicon& lexicon);

// has_role and has_desk, if a word of the line ends as one.
[[nodiscard]] std::uint64_t people_in(const Glyphs& line, const Lexicon& lexicon);

[[nodiscard]] constexpr bool is_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
[[nodiscard]] constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
[[nodiscard]] constexpr bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250);
}

}  // namespace seogo::indexer::extract

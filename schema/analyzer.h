// Normalized text to index terms. No dictionary: Hangul is cut into overlapping pairs of syllables.
//
//   each_term("해고당했을 때")  →  해고 고당 당했 했을 때          (weighted)
//                               해 고 당 했 을                  (present only, wdf 0)
//   each_term("앱을 켠다")        →  앱을 켠다, and 앱_: a word of one syllable (lone_term)
//   each_term("openai의 10.1%")  →  openai 의 10.1
//   each_term("42.195km")        →  42.195km 42.195
//   each_term("한·미 3·1절")     →  한 미 한미 3 1 절 3.1     (middle_dot.h)
//   each_term("檢, 大韓民國")    →  檢 大韓 韓民 民國, their readings 검 대한 한민 민국, and 검찰
//
// A run is a stretch of one script; scripts never mix in a term, and no term crosses a space.
// Single syllables of a longer run are there so that 법 finds 헌법재판소, without weighing
// anything. Any change of terms is a change of analyzer_version: an index made by another version
// is refused. Units: bytes of the normalized text. Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::schema {

inline constexpr std::string_view analyzer_version = "seogo-2";

enum class Script {
  hangul,  // 가–힣: pairs
  jamo,    // ㅋㅋ, ㅅㅇ: pairs
  hanja,   // pairs, and Hangul readings
  kana,    // pairs
  word,    // Latin and other alphabets, digits: one whole term
};

struct Run {
  Script script;
  std::size_t begin;
  std::size_t end;
  bool operator==(const Run&) const = default;
};

[[nodiscard]] std::vector<Run> runs(std::string_view normalized);

// A run's letters: of a word at most `longest_word` characters, its thousands separators dropped
// ("1,234" is 1234).
inline constexpr std::size_t longest_word = 40;
[[nodiscard]] std::string run_text(std::string_view normalized, const Run& run);

// The bytes of a number of two signs or more before its unit: 6 of "42.195km"; 0 for 42.195 alone
// and for 5g, which is a name. Both halves are searched together or apart.
[[nodiscard]] std::size_t number_before_unit(std::string_view word);

// The bytes at which the characters of `text` begin, and its length.
[[nodiscard]] std::vector<std::size_t> boundaries(std::string_view text);

// `normalized` with every Hanja replaced by its reading, at the same bytes: both take three each.
[[nodiscard]] std::string reading_of(std::string_view normalized);
[[nodiscard]] bool has_hanja(std::string_view normalized);

enum class Strength { weighted, present };
using TermSink = std::function<void(std::string_view term, Strength strength)>;
void each_term(std::string_view normalized, const TermSink& sink);

// The term of a word of one syllable, with an ending or without: 앱_ for 앱, 앱을 and 앱에서는. So
// 급식앱 finds 급식 앱 without looking at every 앱 inside a word.
[[nodiscard]] std::string lone_term(std::string_view syllable);

// A value as the term of an exact field: normalized, without spaces: "김 주성" → 김주성. Cut to
// longest_exact_term bytes, because Xapian takes terms of 245 at most.
inline constexpr std::size_t longest_exact_term = 200;
[[nodiscard]] std::string exact_term(std::string_view value);

}  // namespace seogo::schema

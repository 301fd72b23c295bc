#include "schema/initials.h"

#include <array>

#include "schema/jamo.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

struct Glued {
  char32_t letter;
  std::string_view letters;
};
// What keyboards make of two consonants typed one behind the other.
constexpr std::array<Glued, 11> glued = {{{U'ㄳ', "ㄱㅅ"},
                                          {U'ㄵ', "ㄴㅈ"},
                                          {U'ㄶ', "ㄴㅎ"},
                                          {U'ㄺ', "ㄹㄱ"},
                                          {U'ㄻ', "ㄹㅁ"},
                                          {U'ㄼ', "ㄹㅂ"},
                                          {U'ㄽ', "ㄹㅅ"},
                                          {U'ㄾ', "ㄹㅌ"},
                                          {U'ㄿ', "ㄹㅍ"},
                                          {U'ㅀ', "ㄹㅎ"},
                                          {U'ㅄ', "ㅂㅅ"}}};

std::string_view taken_apart(char32_t letter) {
  for (const Glued& row : glued) {
    if (row.letter == letter) return row.letters;
  }
  return {};
}

}  // namespace

void each_initial_term(std::string_view normalized, const TermSink& sink) {
  const std::string text = has_hanja(normalized) ? reading_of(normalized) : std::string(normalized);
  std::string previous;
  for (const Run& run : runs(text)) {
    if (run.script != Script::hangul) {
      previous.clear();
      continue;
    }
    for (std::size_t at = run.begin; at < run.end;) {
      const bool first = at == run.begin;
      std::string initial;
      append(initial, initial_of(decode(text, at)));
      if (first) sink(initial, Strength::present);
      if (!previous.empty()) sink(previous + initial, Strength::present);
      previous = std::move(initial);
    }
  }
}

void each_initial_pair(std::string_view row, const TermSink& sink) {
  const std::vector<std::size_t> at = boundaries(row);
  if (at.size() == 2) return sink(row, Strength::present);
  for (std::size_t i = 0; i + 2 < at.size(); ++i) {
    sink(row.substr(at[i], at[i + 2] - at[i]), Strength::present);
  }
}

std::string row_of_initials(std::string_view normalized) {
  std::string row;
  for (Cursor cursor(normalized); !cursor.done();) {
    const char32_t c = cursor.next();
    if (is_initial(c)) {
      append(row, c);
    } else if (const std::string_view letters = taken_apart(c); !letters.empty()) {
      row += letters;
    } else {
      return {};
    }
  }
  return row;
}

}  // namespace seogo::schema

#include "searchd/engine/spaced.h"

#include <algorithm>

#include "schema/endings.h"
#include "schema/jamo.h"
#include "searchd/engine/fold.h"
#include "searchd/query/hidden.h"

namespace seogo::searchd::engine {
namespace {

std::vector<char32_t> codes_of(std::string_view folded) {
  std::vector<char32_t> codes;
  for (const Letter& letter : letters_of(folded)) codes.push_back(letter.code);
  return codes;
}

// `folded`: pieces with spaces between.
Spaced form_of(std::string_view folded, const std::string& ending) {
  Spaced form{{}, {}, {}, ending, false};
  for (const Letter& letter : letters_of(folded)) {
    if (schema::is_syllable(letter.code)) {
      if (letter.after_space) form.hangul.push_back({form.letters.size(), 0});
      ++form.hangul.back().length;
    }
    form.letters.push_back(letter.code);
  }
  return form;
}

// 3.1 of 3.1절 as 3·1절 has it; empty for what is no such number.
std::string pointless(const query::Piece& piece) {
  const std::size_t point = piece.text.find('.');
  constexpr std::size_t longest = 5;  // 12.12
  if (piece.script != schema::Script::word || point == std::string::npos ||
      piece.text.size() > longest) {
    return {};
  }
  std::string apart = piece.text;
  apart[point] = ' ';
  return apart;
}

bool same_script(char32_t a, char32_t b) { return is_word(a) == is_word(b); }

// Whether words meet before letters[at].
bool border_before(const Letters& letters, std::size_t at) {
  return at == 0 || at == letters.size() || letters[at].after_space ||
         !same_script(letters[at - 1].code, letters[at].code);
}

bool rows_may_stand(const Letters& letters, std::size_t begin, const Spaced& wanted) {
  return std::all_of(wanted.hangul.begin(), wanted.hangul.end(), [&](const Spaced::Hangul& row) {
    std::vector<std::size_t> spaces;
    for (std::size_t i = 1; i < row.length; ++i) {
      if (letters[begin + row.begin + i].after_space) spaces.push_back(i);
    }
    // A word that is nothing but two syllables is not looked for apart: 한 미 is no 한미.
    const bool alone = row.length == wanted.letters.size();
    if (!spaces.empty() && alone && row.length < query::fewest_hiding) return false;
    return query::may_stand(row.length, spaces);
  });
}

// `end`: the letter behind the stem.
std::optional<Occurrence> occurrence(std::string_view folded, const Letters& letters,
                                     std::size_t begin, std::size_t end, const Spaced& wanted) {
  const Occurrence stem{letters[begin].begin, letters[end - 1].end};
  if (wanted.within_words) return stem;
  const bool spaced = std::any_of(letters.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                                  letters.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](const Letter& letter) { return letter.after_space; });
  if (std::any_of(wanted.glued.begin(), wanted.glued.end(),
                  [&](std::size_t i) { return letters[begin + i].after_space; })) {
    return std::nullopt;
  }
  if (spaced && !border_before(letters, begin)) return std::nullopt;
  if (spaced && !rows_may_stand(letters, begin, wanted)) return std::nullopt;
  const bool typed_so = folded.substr(stem.end).starts_with(wanted.ending);
  const Occurrence whole{stem.begin, stem.end + wanted.ending.size()};
  if (!spaced && typed_so) return whole;
  if (spaced && typed_so && schema::may_follow(rest_of_run(folded, whole.end))) return whole;
  const bool ends =
      (spaced && border_before(letters, end)) || schema::may_follow(rest_of_run(folded, stem.end));
  return ends ? std::optional(stem) : std::nullopt;
}

}  // namespace

std::vector<Spaced> spaced_word(const std::vector<query::Piece>& pieces) {
  std::string typed;
  std::string apart;
  std::vector<std::size_t> glued;
  for (const query::Piece& piece : pieces) {
    const std::string other = pointless(piece);
    if (!other.empty()) glued.push_back(codes_of(apart).size() + 1);
    typed.append(piece.stem_text()).append(" ");
    apart.append(other.empty() ? piece.stem_text() : other).append(" ");
  }
  std::vector<Spaced> forms;
  if (pieces.empty()) return forms;
  const std::string ending = pieces.back().text.substr(pieces.back().stem);
  forms.push_back(form_of(typed, ending));
  if (!glued.empty()) {
    forms.push_back(form_of(apart, ending));
    forms.back().glued = std::move(glued);
  }
  std::erase_if(forms, [](const Spaced& form) { return form.letters.empty(); });
  return forms;
}

Spaced spaced_phrase(std::string_view typed) { return {codes_of(fold(typed)), {}, {}, {}, true}; }

std::optional<SpacedOccurrence> find_spaced(std::string_view folded, const Letters& letters,
                                            const Spaced& wanted, std::size_t from) {
  const std::size_t length = wanted.letters.size();
  if (length == 0) return std::nullopt;
  for (std::size_t at = from; at + length <= letters.size(); ++at) {
    std::size_t same = 0;
    while (same < length && letters[at + same].code == wanted.letters[same]) ++same;
    if (same < length) continue;
    const std::optional<Occurrence> found = occurrence(folded, letters, at, at + length, wanted);
    if (found) return SpacedOccurrence{*found, at};
  }
  return std::nullopt;
}

}  // namespace seogo::searchd::engine

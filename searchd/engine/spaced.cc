#include "searchd/engine/spaced.h"

#include <algorithm>

#include "schema/endings.h"
#include "searchd/engine/fold.h"

namespace seogo::searchd::engine {
namespace {

std::vector<char32_t> codes_of(std::string_view folded) {
  std::vector<char32_t> codes;
  for (const Letter& letter : letters_of(folded)) codes.push_back(letter.code);
  return codes;
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

// `end`: the letter behind the stem.
std::optional<Occurrence> occurrence(std::string_view folded, const Letters& letters,
                                     std::size_t begin, std::size_t end, const Spaced& wanted) {
  const Occurrence stem{letters[begin].begin, letters[end - 1].end};
  if (wanted.within_words) return stem;
  const bool spaced = std::any_of(letters.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                                  letters.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](const Letter& letter) { return letter.after_space; });
  if (spaced && !border_before(letters, begin)) return std::nullopt;
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
  for (const query::Piece& piece : pieces) {
    const std::string other = pointless(piece);
    typed.append(piece.stem_text()).append(" ");
    apart.append(other.empty() ? piece.stem_text() : other).append(" ");
  }
  std::vector<Spaced> forms;
  if (pieces.empty()) return forms;
  const std::string ending = pieces.back().text.substr(pieces.back().stem);
  forms.push_back({codes_of(typed), ending, false});
  if (apart != typed) forms.push_back({codes_of(apart), ending, false});
  std::erase_if(forms, [](const Spaced& form) { return form.letters.empty(); });
  return forms;
}

Spaced spaced_phrase(std::string_view typed) { return {codes_of(fold(typed)), {}, true}; }

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

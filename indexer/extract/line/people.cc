#include "indexer/extract/line/people.h"

#include <algorithm>
#include <string>

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t longest_name = 4;   // syllables
constexpr std::size_t longest_role = 12;  // characters of 경제정책전문기자
constexpr std::size_t longest_beat = 8;   // characters of 산업정책부
constexpr std::size_t longest_outlet = 12;
constexpr std::size_t most_names = 8;
constexpr std::size_t most_latin_words = 4;

template <typename Accept>
std::size_t run_end(const Glyphs& line, std::size_t at, Accept accept) {
  while (at < line.folded.size() && accept(line.folded[at])) ++at;
  return at;
}

bool is_word(char32_t c) { return is_syllable(c) || is_digit(c) || is_latin(c); }

std::u32string_view part(const Glyphs& line, std::size_t from, std::size_t to) {
  return std::u32string_view(line.folded).substr(from, to - from);
}

bool is_name(const Glyphs& line, std::size_t from, std::size_t to, const Lexicon& lexicon) {
  const std::size_t length = to - from;
  if (length < 2 || length > longest_name) return false;
  if (lexicon.not_names.contains(part(line, from, to))) return false;
  const std::size_t outlet = lexicon.outlets.tail(part(line, from, to));
  return outlet == 0 || outlet == length;
}

// What may stand between a name and a role: 베이징, 문화전문, 산업1부, IT. Another name may not.
bool is_beat(const Glyphs& line, std::size_t from, std::size_t to, const Lexicon& lexicon) {
  constexpr std::u32string_view units = U"부팀국실";
  if (to == from || to - from > longest_beat) return false;
  return to - from > longest_name || units.find(line.folded[to - 1]) != std::u32string_view::npos ||
         lexicon.not_names.tail(part(line, from, to)) > 0 ||
         !std::all_of(line.folded.begin() + static_cast<std::ptrdiff_t>(from),
                      line.folded.begin() + static_cast<std::ptrdiff_t>(to), is_syllable);
}

// Nearly everyone's family name: what tells "홍길동 김철수 기자" from "왔다고 홍길동 기자".
bool has_family_name(const Glyphs& line, std::size_t at) {
  constexpr std::u32string_view family_names =
      U"김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천"
      U"방공"
      U"현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용";
  return family_names.find(line.at(at)) != std::u32string_view::npos;
}

bool is_capital(const Glyphs& line, std::size_t at) {
  if (at >= line.folded.size()) return false;
  const char c = line.source[line.offset[at]];
  return c >= 'A' && c <= 'Z';
}

std::size_t capitals(const Glyphs& line, std::size_t from, std::size_t to) {
  std::size_t count = 0;
  for (std::size_t i = from; i < to; ++i)
    if (is_capital(line, i)) ++count;
  return count;
}

std::optional<std::size_t> latin_name_end(const Glyphs& line, std::size_t at) {
  const std::size_t from = at;
  std::optional<std::size_t> end;
  for (std::size_t words = 0; words < most_latin_words && is_capital(line, at); ++words) {
    at = run_end(line, at,
                 [](char32_t c) { return is_latin(c) || c == U'.' || c == U'-' || c == U'\''; });
    end = at;
    if (line.at(at) == U' ') ++at;
  }
  // KBS is no name.
  if (end && *end - from > 1 && capitals(line, from, *end) == *end - from) return std::nullopt;
  return end;
}

std::optional<std::size_t> name_end(const Glyphs& line, std::size_t at, bool role_follows,
                                    const Lexicon& lexicon) {
  if (is_capital(line, at)) return latin_name_end(line, at);
  const std::size_t end = run_end(line, at, is_syllable);
  if (role_follows && end > at && end - at <= longest_name + longest_role) {
    const std::size_t role = lexicon.roles.tail(part(line, at, end));
    if (role > 0 && is_name(line, at, end - role, lexicon)) return end - role;
  }
  if (is_name(line, at, end, lexicon)) return end;
  return std::nullopt;
}

std::size_t skip_space(const Glyphs& line, std::size_t at) {
  return line.at(at) == U' ' ? at + 1 : at;
}

}  // namespace

std::optional<std::size_t> names_end(const Glyphs& line, std::size_t at, bool role_follows,
                                     const Lexicon& lexicon) {
  if (at > 0 && is_syllable(line.at(at)) && is_syllable(line.at(at - 1))) return std::nullopt;
  std::optional<std::size_t> end = name_end(line, at, role_follows, lexicon);
  std::size_t last = at;  // where the last name begins
  for (std::size_t count = 1; end && count < most_names; ++count) {
    const std::size_t joint = skip_space(line, *end);
    const char32_t c = line.at(joint);
    const bool spaced = joint > *end && role_follows && is_syllable(c) &&
                        has_family_name(line, last) && has_family_name(line, joint);
    const bool signed_off = c == U'·' || c == U',' || c == U'&' || c == U'/';
    // "홍길동 김철수 기자": without a sign between, only a role tells that both are names.
    if (!signed_off && !spaced) break;
    const auto next =
        name_end(line, signed_off ? skip_space(line, joint + 1) : joint, role_follows, lexicon);
    if (!next) break;
    if (spaced && lexicon.roles.tail(part(line, joint, *next)) > 0) break;
    // "홍길동 기자, 김철수 기자" is two bylines: a role right after the first name ended the list
    // already.
    end = next;
    last = joint;
  }
  return end;
}

std::optional<std::size_t> role_end(const Glyphs& line, std::size_t at, const Lexicon& lexicon) {
  const auto ends_role = [&](std::size_t from, std::size_t to) {
    return to > from && to - from <= longest_role && lexicon.roles.tail(part(line, from, to)) > 0;
  };
  const std::size_t first = run_end(line, at, is_word);
  if (ends_role(at, first)) return first;
  if (!is_beat(line, at, first, lexicon) || line.at(first) != U' ') return std::nullopt;
  const std::size_t second = run_end(line, first + 1, is_word);
  if (ends_role(first + 1, second)) return second;
  return std::nullopt;
}

std::optional<std::size_t> outlet_end(const Glyphs& line, std::size_t at, const Lexicon& lexicon) {
  const std::size_t end = run_end(line, at, is_word);
  const std::size_t length = end - at;
  if (length < 2 || length > longest_outlet) return std::nullopt;
  const std::size_t upper = capitals(line, at, end);
  const bool latin = is_latin(line.at(at));
  const bool mixed =
      upper > 0 && std::any_of(line.folded.begin() + static_cast<std::ptrdiff_t>(at),
                               line.folded.begin() + static_cast<std::ptrdiff_t>(end), is_syllable);
  if ((latin && upper == length) || mixed) return end;
  const std::size_t ending = lexicon.outlets.tail(part(line, at, end));
  if (ending == 0 || ending == length) return std::nullopt;
  return end;
}

std::optional<std::size_t> desk_end(const Glyphs& line, std::size_t at, const Lexicon& lexicon) {
  const std::size_t end = run_end(line, at, is_word);
  if (end == at || end - at > longest_role || lexicon.desks.tail(part(line, at, end)) == 0)
    return std::nullopt;
  return end;
}

std::uint64_t people_in(const Glyphs& line, const Lexicon& lexicon) {
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < line.folded.size(); ++i) {
    if (!is_word(line.folded[i]) || is_word(line.at(i + 1))) continue;
    const std::size_t from = i + 1 - std::min(i + 1, longest_role);
    if (lexicon.roles.tail(part(line, from, i + 1)) > 0) found |= has_role;
    if (lexicon.desks.tail(part(line, from, i + 1)) > 0) found |= has_desk;
  }
  return found;
}

}  // namespace seogo::indexer::extract

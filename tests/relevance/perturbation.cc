#include "tests/relevance/perturbation.h"

#include <algorithm>
#include <vector>

#include "schema/utf8.h"

namespace seogo::relevance {
namespace {

constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t last_syllable = 0xD7A3;
constexpr std::uint32_t initials = 19;
constexpr std::uint32_t vowels = 21;
constexpr std::uint32_t finals = 28;  // the first is none

bool is_syllable(char32_t c) { return c >= first_syllable && c <= last_syllable; }

// A number below `bound` that is not `but`.
std::uint32_t another(std::uint32_t but, std::uint32_t bound, bench::Random& random) {
  const std::uint32_t drawn = random.below(bound - 1);
  return drawn < but ? drawn : drawn + 1;
}

char32_t mistyped(char32_t syllable, bench::Random& random) {
  const std::uint32_t index = syllable - first_syllable;
  std::uint32_t initial = index / (vowels * finals);
  std::uint32_t vowel = index / finals % vowels;
  std::uint32_t final = index % finals;
  switch (random.below(final == 0 ? 2 : 3)) {
    case 0:
      initial = another(initial, initials, random);
      break;
    case 1:
      vowel = another(vowel, vowels, random);
      break;
    default:
      final = 1 + another(final - 1, finals - 1, random);
      break;
  }
  return first_syllable + (initial * vowels + vowel) * finals + final;
}

void mistype_one_of(std::u32string& text, std::size_t begin, std::size_t end,
                    bench::Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = begin; i < end; ++i) {
    if (is_syllable(text[i])) places.push_back(i);
  }
  if (places.empty()) return;
  const std::size_t place = places[random.below(static_cast<std::uint32_t>(places.size()))];
  text[place] = mistyped(text[place], random);
}

}  // namespace

std::u32string unchanged(std::u32string_view text, bench::Random&) { return std::u32string(text); }

std::u32string one_typo(std::u32string_view text, bench::Random& random) {
  std::u32string out(text);
  mistype_one_of(out, 0, out.size(), random);
  return out;
}

std::u32string typo_in_every_word(std::u32string_view text, bench::Random& random) {
  std::u32string out(text);
  for (std::size_t begin = 0; begin < out.size();) {
    const std::size_t end = std::min(out.find(U' ', begin), out.size());
    mistype_one_of(out, begin, end, random);
    begin = end + 1;
  }
  return out;
}

std::u32string without_spaces(std::u32string_view text, bench::Random&) {
  std::u32string out(text);
  std::erase(out, U' ');
  return out;
}

std::u32string wrong_spaces(std::u32string_view text, bench::Random& random) {
  std::u32string letters;
  std::vector<bool> was_space;  // before letter i
  bool space = false;
  for (const char32_t c : text) {
    if (c == U' ') {
      space = true;
      continue;
    }
    letters.push_back(c);
    was_space.push_back(space);
    space = false;
  }
  std::size_t spaces =
      static_cast<std::size_t>(std::count(was_space.begin(), was_space.end(), true));
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (!was_space[i]) places.push_back(i);
  }
  std::vector<bool> put(letters.size(), false);
  for (; spaces > 0 && !places.empty(); --spaces) {
    const std::size_t drawn = random.below(static_cast<std::uint32_t>(places.size()));
    put[places[drawn]] = true;
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(drawn));
  }
  std::u32string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (put[i]) out.push_back(U' ');
    out.push_back(letters[i]);
  }
  return out;
}

std::string perturbed(const Perturbation& kind, std::string_view text, std::uint64_t number) {
  std::u32string letters;
  for (schema::Cursor cursor(text); !cursor.done();) letters.push_back(cursor.next());
  bench::Random random(perturbation_seed, number);
  std::string out;
  for (const char32_t c : kind.apply(letters, random)) schema::append(out, c);
  return out;
}

}  // namespace seogo::relevance

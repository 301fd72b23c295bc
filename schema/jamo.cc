#include "schema/jamo.h"

#include <array>
#include <utility>

#include "schema/utf8.h"

namespace seogo::schema {
namespace {

using namespace std::string_view_literals;

// In the order of Unicode's formula of composition; the first final is none.
constexpr std::u32string_view initial_letters = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"sv;
constexpr std::u32string_view medial_letters = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"sv;
constexpr std::u32string_view final_letters =
    U"\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"sv;

constexpr char32_t finals = 28;
constexpr char32_t medials = 21;
constexpr char32_t initial_count = 19;
static_assert(initial_letters.size() == initial_count && medial_letters.size() == medials &&
              final_letters.size() == finals);

struct Places {
  char32_t initial;
  char32_t medial;
  char32_t final;
};

Places places_of(char32_t syllable) {
  const char32_t index = syllable - 0xAC00;
  return {index / (medials * finals), index / finals % medials, index % finals};
}

char32_t syllable_of(const Places& at) {
  return 0xAC00 + (at.initial * medials + at.medial) * finals + at.final;
}

// A letter that another key turns into those from `first` to `last`: they stand together in
// Unicode's order.
struct Growth {
  char32_t letter;
  char32_t first;
  char32_t last;
};
constexpr std::array<Growth, 3> growing_medials = {
    {{U'ㅗ', U'ㅘ', U'ㅚ'}, {U'ㅜ', U'ㅝ', U'ㅟ'}, {U'ㅡ', U'ㅢ', U'ㅢ'}}};
constexpr std::array<Growth, 4> growing_finals = {
    {{U'ㄱ', U'ㄳ', U'ㄳ'}, {U'ㄴ', U'ㄵ', U'ㄶ'}, {U'ㄹ', U'ㄺ', U'ㅀ'}, {U'ㅂ', U'ㅄ', U'ㅄ'}}};

template <std::size_t size>
const Growth* growth_of(const std::array<Growth, size>& rows, char32_t letter) {
  for (const Growth& row : rows) {
    if (row.letter == letter) return &row;
  }
  return nullptr;
}

// What a final leaves behind when its last key begins the next syllable.
struct Split {
  char32_t whole;
  char32_t stays;
  char32_t moves;
};
constexpr std::array<Split, 11> splits = {{
    {U'ㄳ', U'ㄱ', U'ㅅ'},
    {U'ㄵ', U'ㄴ', U'ㅈ'},
    {U'ㄶ', U'ㄴ', U'ㅎ'},
    {U'ㄺ', U'ㄹ', U'ㄱ'},
    {U'ㄻ', U'ㄹ', U'ㅁ'},
    {U'ㄼ', U'ㄹ', U'ㅂ'},
    {U'ㄽ', U'ㄹ', U'ㅅ'},
    {U'ㄾ', U'ㄹ', U'ㅌ'},
    {U'ㄿ', U'ㄹ', U'ㅍ'},
    {U'ㅀ', U'ㄹ', U'ㅎ'},
    {U'ㅄ', U'ㅂ', U'ㅅ'},
}};

Split split_of(char32_t final_letter) {
  for (const Split& row : splits) {
    if (row.whole == final_letter) return row;
  }
  return {final_letter, 0, final_letter};
}

char32_t place_in(std::u32string_view letters, char32_t letter) {
  return static_cast<char32_t>(letters.find(letter));
}

// Every syllable that begins with this letter.
Completion beginning_with(std::string head, char32_t initial) {
  const char32_t at = place_in(initial_letters, initial);
  return {std::move(head), syllable_of({at, 0, 0}), syllable_of({at, medials - 1, finals - 1})};
}

std::vector<Completion> open_completions(const std::string& head, char32_t syllable) {
  Places last = places_of(syllable);
  const Growth* growth = growth_of(growing_medials, medial_letters[last.medial]);
  if (growth != nullptr) last.medial = place_in(medial_letters, growth->last);
  last.final = finals - 1;
  return {{head, syllable, syllable_of(last)}};
}

std::vector<Completion> closed_completions(const std::string& head, char32_t syllable) {
  Places at = places_of(syllable);
  const char32_t letter = final_letters[at.final];
  const auto with_final = [&at](char32_t final_letter) {
    return syllable_of({at.initial, at.medial, place_in(final_letters, final_letter)});
  };
  const Split split = split_of(letter);
  std::string rest = head;
  append(rest, with_final(split.stays));

  std::vector<Completion> found = {{head, syllable, syllable}};
  found.push_back(beginning_with(std::move(rest), split.moves));
  if (const Growth* growth = growth_of(growing_finals, letter)) {
    found.push_back({head, with_final(growth->first), with_final(growth->last)});
  }
  return found;
}

// The text's last character and where it begins; U+FFFD for what is no UTF-8.
std::pair<char32_t, std::size_t> last_character(std::string_view text) {
  constexpr std::size_t longest = 4;
  for (std::size_t length = 1; length <= longest && length <= text.size(); ++length) {
    const std::size_t begin = text.size() - length;
    std::size_t end = begin;
    const char32_t c = decode(text, end);
    if (c != replacement_character && end == text.size()) return {c, begin};
  }
  return {replacement_character, text.size()};
}

}  // namespace

Letters letters_of(char32_t syllable) {
  if (!is_syllable(syllable)) return {};
  const Places at = places_of(syllable);
  return {initial_letters[at.initial], medial_letters[at.medial], final_letters[at.final]};
}

char32_t initial_of(char32_t syllable) { return letters_of(syllable).initial; }

bool is_initial(char32_t c) { return initial_letters.find(c) != std::u32string_view::npos; }

std::string initials(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (const char32_t initial = initial_of(decode(text, at)); initial != 0) {
      append(out, initial);
    } else {
      out.append(text, begin, at - begin);
    }
  }
  return out;
}

void each_neighbour(char32_t syllable, const std::function<void(char32_t)>& take) {
  if (!is_syllable(syllable)) return;
  const Places at = places_of(syllable);
  const auto vary = [&](char32_t Places::*letter, char32_t count) {
    Places other = at;
    for (other.*letter = 0; other.*letter < count; ++(other.*letter)) {
      if (other.*letter != at.*letter) take(syllable_of(other));
    }
  };
  vary(&Places::initial, initial_count);
  vary(&Places::medial, medials);
  vary(&Places::final, finals);
}

bool one_jamo_apart(std::u32string_view a, std::u32string_view b) {
  if (a.size() != b.size()) return false;
  int differences = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (!is_syllable(a[i]) || !is_syllable(b[i])) return false;
    const Places left = places_of(a[i]);
    const Places right = places_of(b[i]);
    differences += left.initial != right.initial;
    differences += left.medial != right.medial;
    differences += left.final != right.final;
  }
  return differences == 1;
}

std::vector<Completion> completions(std::string_view text) {
  const auto [last, begin] = last_character(text);
  const std::string head(text.substr(0, begin));
  if (is_initial(last)) return {beginning_with(head, last)};
  if (!is_syllable(last)) return {};
  const bool open = letters_of(last).final == 0;
  return open ? open_completions(head, last) : closed_completions(head, last);
}

}  // namespace seogo::schema

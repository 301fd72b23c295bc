#include "schema/jamo.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

constexpr char32_t first_syllable = U'가';
constexpr char32_t last_syllable = U'힣';

std::string encoded(char32_t c) {
  std::string text;
  append(text, c);
  return text;
}

std::string shown(const std::vector<Completion>& found) {
  std::string out;
  for (const Completion& one : found) {
    if (!out.empty()) out += " ";
    out += one.head + "|" + encoded(one.first) + "-" + encoded(one.last);
  }
  return out;
}

// 가 for ㄱ, 까 for ㄲ.
char32_t beginning_with(char32_t initial) {
  char32_t syllable = first_syllable;
  while (initial_of(syllable) != initial) ++syllable;
  return syllable;
}

// Whether the completions of `typed` have words that begin with `head` and then `syllable`.
bool leads_to(const std::string& typed, const std::string& head, char32_t syllable) {
  const std::vector<Completion> found = completions(typed);
  return std::any_of(found.begin(), found.end(), [&](const Completion& one) {
    return one.head == head && one.first <= syllable && syllable <= one.last;
  });
}

TEST(Jamo, ASyllableIsMadeOfLetters) {
  EXPECT_EQ(letters_of(U'압'), (Letters{U'ㅇ', U'ㅏ', U'ㅂ'}));
  EXPECT_EQ(letters_of(U'쌀'), (Letters{U'ㅆ', U'ㅏ', U'ㄹ'}));
  EXPECT_EQ(letters_of(U'귀'), (Letters{U'ㄱ', U'ㅟ', 0}));
  EXPECT_EQ(letters_of(U'힣'), (Letters{U'ㅎ', U'ㅣ', U'ㅎ'}));
  for (const char32_t c : {U'a', U'ㄱ', U'ㅏ', U'漢', char32_t{0xABFF}, char32_t{0xD7A4}, U'\0'}) {
    EXPECT_EQ(letters_of(c), Letters{}) << encoded(c);
    EXPECT_EQ(initial_of(c), 0U) << encoded(c);
  }
}

TEST(Jamo, ConsonantsBeginSyllablesAndTheirClustersDoNot) {
  for (const char32_t c : std::u32string_view(U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")) {
    EXPECT_TRUE(is_initial(c)) << encoded(c);
  }
  for (const char32_t c : std::u32string_view(U"ㄳㄵㄶㄺㅄㅏㅣ가a ")) {
    EXPECT_FALSE(is_initial(c)) << encoded(c);
  }
  EXPECT_FALSE(is_initial(0));
}

TEST(Jamo, InitialsOfAText) {
  EXPECT_EQ(initials("샘 알트만"), "ㅅ ㅇㅌㅁ");
  EXPECT_EQ(initials("OpenAI 이사회, 2023"), "OpenAI ㅇㅅㅎ, 2023");
  EXPECT_EQ(initials("ㅋㅋ 檢😀"), "ㅋㅋ 檢😀");
  EXPECT_EQ(initials("가\xFF\xEA\xB0가"), "ㄱ\xFF\xEA\xB0ㄱ");
  EXPECT_EQ(initials(""), "");
}

TEST(Jamo, InitialsStandWhereTheirSyllablesDo) {
  tests::Dice dice(61);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = tests::random_bytes(dice, 20);
    const std::string found = initials(text);
    ASSERT_EQ(found.size(), text.size());
    for (std::size_t at = 0; at < text.size();) {
      std::size_t beside = at;
      const char32_t c = decode(text, at);
      const char32_t initial = decode(found, beside);
      ASSERT_EQ(beside, at);
      ASSERT_EQ(initial, is_syllable(c) ? initial_of(c) : c);
    }
  }
}

TEST(Jamo, WordsOneJamoApart) {
  EXPECT_TRUE(one_jamo_apart(U"알트만", U"알트먼"));
  EXPECT_TRUE(one_jamo_apart(U"가", U"각"));
  EXPECT_TRUE(one_jamo_apart(U"ai가", U"ai나"));
  EXPECT_FALSE(one_jamo_apart(U"알트만", U"알트만"));
  EXPECT_FALSE(one_jamo_apart(U"알트만", U"알트멍"));
  EXPECT_FALSE(one_jamo_apart(U"알트만", U"얼트먼"));
  EXPECT_FALSE(one_jamo_apart(U"알트만", U"알트"));
  EXPECT_FALSE(one_jamo_apart(U"a", U"b"));
  EXPECT_FALSE(one_jamo_apart(U"a가", U"b가"));
  EXPECT_FALSE(one_jamo_apart(U"ㄱ", U"가"));
  EXPECT_FALSE(one_jamo_apart(U"", U""));
}

TEST(Jamo, EverySyllableHasSixtyFiveNeighboursAndIsTheirs) {
  for (char32_t syllable = first_syllable; syllable <= last_syllable; ++syllable) {
    const Letters own = letters_of(syllable);
    ASSERT_TRUE(is_initial(own.initial));
    std::set<char32_t> neighbours;
    each_neighbour(syllable, [&](char32_t other) {
      neighbours.insert(other);
      const Letters letters = letters_of(other);
      ASSERT_EQ((letters.initial != own.initial) + (letters.medial != own.medial) +
                    (letters.final != own.final),
                1);
      ASSERT_TRUE(one_jamo_apart({&other, 1}, {&syllable, 1}));
    });
    ASSERT_EQ(neighbours.size(), 18U + 20U + 27U);
  }
  each_neighbour(U'ㄱ', [](char32_t) { FAIL(); });
}

TEST(Jamo, LettersTellSyllablesApart) {
  std::set<std::u32string> seen;
  for (char32_t syllable = first_syllable; syllable <= last_syllable; ++syllable) {
    const Letters letters = letters_of(syllable);
    seen.insert({letters.initial, letters.medial, letters.final});
  }
  EXPECT_EQ(seen.size(), 11172U);
}

TEST(Jamo, CompletionsOfAHalfTypedWord) {
  const struct {
    const char* typed;
    const char* found;
  } cases[] = {
      {"압구ㅈ", "압구|자-짛"},
      {"압구저", "압구|저-젛"},
      {"압굽", "압|굽-굽 압구|바-빟 압|굾-굾"},
      {"고", "|고-굏"},
      {"수", "|수-슇"},
      {"크", "|크-킣"},
      {"과", "|과-괗"},
      {"닭", "|닭-닭 달|가-깋"},
      {"달", "|달-달 다|라-맇 |닭-닳"},
      {"만", "|만-만 마|나-닣 |맍-많"},
      {"깎", "|깎-깎 까|까-낗"},
      {"있", "|있-있 이|싸-앃"},
      {"강", "|강-강 가|아-잏"},
      {"AI ㄲ", "AI |까-낗"},
      {"ㅏ", ""},
      {"ㄳ", ""},
      {"open", ""},
      {"압구 ", ""},
      {"\xED\x9E", ""},
      {"가\x80", ""},
      {"", ""},
  };
  for (const auto& row : cases) EXPECT_EQ(shown(completions(row.typed)), row.found) << row.typed;
}

// 값 is typed as ㄱ 가 갑 값, and 갑시 passes through 값 too.
TEST(Jamo, EveryStageOfTypingASyllableLeadsToIt) {
  const struct {
    char32_t whole;
    char32_t half;
  } halves[] = {{U'ㅘ', U'ㅗ'}, {U'ㅙ', U'ㅗ'}, {U'ㅚ', U'ㅗ'}, {U'ㅝ', U'ㅜ'}, {U'ㅞ', U'ㅜ'},
                {U'ㅟ', U'ㅜ'}, {U'ㅢ', U'ㅡ'}, {U'ㄳ', U'ㄱ'}, {U'ㄵ', U'ㄴ'}, {U'ㄶ', U'ㄴ'},
                {U'ㄺ', U'ㄹ'}, {U'ㄻ', U'ㄹ'}, {U'ㄼ', U'ㄹ'}, {U'ㄽ', U'ㄹ'}, {U'ㄾ', U'ㄹ'},
                {U'ㄿ', U'ㄹ'}, {U'ㅀ', U'ㄹ'}, {U'ㅄ', U'ㅂ'}};
  const std::string head = "압구";
  for (char32_t syllable = first_syllable; syllable <= last_syllable; ++syllable) {
    const Letters letters = letters_of(syllable);
    std::vector<char32_t> stages = {letters.initial, syllable};
    each_neighbour(syllable, [&](char32_t other) {
      const Letters half = letters_of(other);
      for (const auto& row : halves) {
        if (row.whole == letters.medial && row.half == half.medial && letters.final == 0)
          stages.push_back(other);
        if (row.whole == letters.final && row.half == half.final) stages.push_back(other);
      }
      if (half.final == 0 && letters.final != 0) stages.push_back(other);
    });
    for (const char32_t stage : stages) {
      ASSERT_TRUE(leads_to(head + encoded(stage), head, syllable))
          << encoded(stage) << " " << encoded(syllable);
    }
    if (letters.final == 0) {  // the syllable that comes after one of these took its first key
      each_neighbour(syllable, [&](char32_t closed) {
        const Letters other = letters_of(closed);
        if (!is_initial(other.final)) return;
        const char32_t next = beginning_with(other.final);
        ASSERT_TRUE(leads_to(encoded(closed), encoded(syllable), next));
      });
    }
  }
}

TEST(Jamo, CompletionsOfAnyBytesAreFewAndKeepTheirHead) {
  tests::Dice dice(62);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = tests::random_bytes(dice, 20);
    const std::vector<Completion> found = completions(text);
    ASSERT_LE(found.size(), 3U);
    for (const Completion& one : found) {
      ASSERT_LE(one.first, one.last);
      ASSERT_TRUE(is_syllable(one.first) && is_syllable(one.last));
      ASSERT_GE(one.head.size() + 3, text.size());
    }
  }
}

}  // namespace
}  // namespace seogo::schema

#include "schema/keyboard.h"

#include <string>

#include <gtest/gtest.h>

#include "schema/jamo.h"
#include "schema/utf8.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

std::string random_word(tests::Dice& dice) {
  std::string word;
  for (std::size_t n = 1 + dice.below(6); n > 0; --n) {
    append(word, static_cast<char32_t>(U'가' + dice.below(11172)));
  }
  return word;
}

std::string random_keys(tests::Dice& dice) {
  std::string typed;
  for (std::size_t n = dice.below(12); n > 0; --n) {
    typed.push_back(static_cast<char>((dice.one_in(6) ? 'A' : 'a') + dice.below(26)));
  }
  return typed;
}

// Shift changes seven keys; on the others it types the same letter.
std::string without_idle_shift(std::string typed) {
  for (char& key : typed) {
    const bool works = std::string_view("QWERTOP").find(key) != std::string_view::npos;
    if (key >= 'A' && key <= 'Z' && !works) key = static_cast<char>(key + 32);
  }
  return typed;
}

TEST(Keyboard, LatinThatWasMeantAsHangul) {
  const struct {
    const char* typed;
    const char* meant;
  } cases[] = {
      {"dkfxmaks", "알트만"},
      {"Tkfdmf", "쌀을"},
      {"tkfdmf", "살을"},
      {"gksrmf", "한글"},
      {"Gksrmf", "한글"},
      {"rhkwp", "과제"},
      {"ekfr", "닭"},
      {"ekfrl", "달기"},
      {"rkRk", "가까"},
      {"rkqt", "값"},
      {"dPdhl", "예외"},
      {"openai", ""},
      {"hi", ""},
      {"ai", "먀"},
      {"gpt", "헷"},
      {"rrk", ""},
      {"rk rk", ""},
      {"rk1", ""},
      {"rk\xEA\xB0\x80", ""},
      {"", ""},
  };
  for (const auto& row : cases) EXPECT_EQ(as_hangul(row.typed), row.meant) << row.typed;
  EXPECT_EQ(as_hangul(std::string_view("rk\0rk", 5)), "");
}

TEST(Keyboard, HangulThatWasMeantAsLatin) {
  const struct {
    const char* typed;
    const char* meant;
  } cases[] = {
      {"ㅐㅔ두먀", "openai"},
      {"ㅗㅑ", "hi"},
      {"ㅎㅔㅅ", "gpt"},
      {"갸ㅛ", "riy"},
      {"알트만", "dkfxmaks"},
      {"쌀을", "Tkfdmf"},
      {"ㄳ", "rt"},
      {"닭", "ekfr"},
      {"ㅘ", "hk"},
      {"값이 ", ""},
      {"a가", ""},
      {"漢", ""},
      {"ㆍ", ""},
      {"가\xFF", ""},
      {"", ""},
  };
  for (const auto& row : cases) EXPECT_EQ(as_latin(row.typed), row.meant) << row.typed;
}

TEST(Keyboard, EverySyllableIsTypedByItsKeys) {
  for (char32_t c = U'가'; c <= U'힣'; ++c) {
    std::string syllable;
    append(syllable, c);
    ASSERT_EQ(as_hangul(as_latin(syllable)), syllable);
  }
}

TEST(Keyboard, EveryWordOfSyllablesIsTypedByItsKeys) {
  tests::Dice dice(71);
  for (int round = 0; round < 20000; ++round) {
    const std::string word = random_word(dice);
    ASSERT_EQ(as_hangul(as_latin(word)), word);
  }
}

TEST(Keyboard, KeysThatTypeSyllablesAreReadBack) {
  tests::Dice dice(72);
  int words = 0;
  for (int round = 0; round < 50000; ++round) {
    const std::string typed = random_keys(dice);
    const std::string word = as_hangul(typed);
    if (word.empty()) continue;
    ++words;
    ASSERT_EQ(as_latin(word), without_idle_shift(typed)) << word;
  }
  EXPECT_GT(words, 500);
}

// What stands on the screen while a word is typed always leads to the word.
TEST(Keyboard, EveryStageOfAWordIsCompletedToIt) {
  tests::Dice dice(73);
  for (int round = 0; round < 3000; ++round) {
    const std::string word = random_word(dice);
    const std::string typed = as_latin(word);
    for (std::size_t length = 1; length <= typed.size(); ++length) {
      const std::string shown = as_hangul(typed.substr(0, length));
      if (shown.empty()) continue;
      bool found = false;
      for (const Completion& one : completions(shown)) {
        if (!word.starts_with(one.head) || one.head.size() == word.size()) continue;
        std::size_t at = one.head.size();
        const char32_t next = decode(word, at);
        found = found || (one.first <= next && next <= one.last);
      }
      ASSERT_TRUE(found) << shown << " " << word;
    }
  }
}

TEST(Keyboard, AnyBytesAreTaken) {
  tests::Dice dice(74);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = tests::random_bytes(dice, 20);
    for (const char c : as_latin(text)) ASSERT_TRUE((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    ASSERT_EQ(first_invalid(as_hangul(text)), std::string::npos);
  }
  EXPECT_EQ(as_hangul(std::string(30000, 'r')), "");
  EXPECT_EQ(as_hangul(as_latin("가나다")).size(), 9U);
}

}  // namespace
}  // namespace seogo::schema

#include "schema/analyzer.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "schema/normalizer.h"

namespace seogo::schema {
namespace {

// The terms of a text in their order, separated by spaces.
std::string terms(std::string_view text, Strength wanted) {
  std::string out;
  each_term(normalize(text), [&](std::string_view term, Strength strength) {
    if (strength != wanted) return;
    if (!out.empty()) out += ' ';
    out += term;
  });
  return out;
}

struct Terms {
  std::string_view text;
  std::string_view weighted;
  std::string_view present;
};

void expect_terms(const std::vector<Terms>& cases) {
  for (const Terms& row : cases) {
    EXPECT_EQ(terms(row.text, Strength::weighted), row.weighted) << row.text;
    EXPECT_EQ(terms(row.text, Strength::present), row.present) << row.text;
  }
}

TEST(Analyzer, HangulIsPairsAndItsSyllablesArePresent) {
  expect_terms({
      {"", "", ""},
      {" .,!? ", "", ""},
      {"해고당했을 때", "해고 고당 당했 했을 때", "해 고 당 했 을 때_"},
      {"법", "법", "법_"},
      {"앱에서는 새", "앱에 에서 서는 새", "앱 에 서 는 앱_ 새_"},
      {"법원", "법원", "법 원"},
      {"인공 지능", "인공 지능", "인 공 지 능"},
      {"인공지능", "인공 공지 지능", "인 공 지 능"},
      {"\u110B\u1161\u11AF\u1110\u1173\u1106\u1161\u11AB", "알트 트만", "알 트 만"},
      {"가가가", "가가 가가", "가 가 가 가_"},
  });
}

TEST(Analyzer, NumbersAreWholeWords) {
  expect_terms({
      {"10.1%", "10.1", ""},
      {"1,234억원", "1234 억원", "억 원"},
      {"12,345,678.90", "12345678.90", ""},
      {"1,23", "1 23", ""},
      {"1,2345", "1 2345", ""},
      {"2023.12.11", "2023 12 11", ""},
      {"42.195km", "42.195km 42.195", ""},
      {"1,525km", "1525km 1525", ""},
      {"3.5.1", "3 5 1", ""},
      {"3.", "3", ""},
      {".5", "5", ""},
      {"2023-12-11", "2023 12 11", ""},
      {"18:32", "18 32", ""},
      {"１０．１", "10.1", ""},
      {"5g", "5g", ""},
      {"covid19", "covid19", ""},
      {"a1,234", "a1 234", ""},
  });
}

TEST(Analyzer, ScriptsDoNotMix) {
  expect_terms({
      {"44사이즈", "44 사이 이즈", "사 이 즈"},
      {"OpenAI의", "openai 의", "의_"},
      {"CEO복귀", "ceo 복귀", "복 귀"},
      {"ㅋㅋ웃음", "ㅋㅋ 웃음", "ㅋ ㅋ 웃 음"},
      {"美FOMC", "美 미국 fomc 미", "미 국 미_"},
      {"東京タワー", "東京 タワ ワー 동경", "東 京 タ ワ ー 동 경"},
      {"갤럭시S24", "갤럭 럭시 s24", "갤 럭 시"},
  });
}

TEST(Analyzer, MiddleDotsAndMarksSeparate) {
  expect_terms({
      {"인공·지능", "인공 지능", "인 공 지 능"},
      {"인공ㆍ지능", "인공 지능", "인 공 지 능"},
      {"인공・지능", "인공 지능", "인 공 지 능"},
      {"AT&T", "at t", ""},
      {"don't", "don t", ""},
      {"kim@a.kr", "kim a kr", ""},
      {"cafe\u0301", "café", ""},
      {"q\u0323x", "q\u0323x", ""},  // a mark that composes with nothing stays in its word
      {"😀법😀", "법", "법_"},
      {"\u3164", "", ""},
  });
}

TEST(Analyzer, JamoArePairsToo) {
  expect_terms({
      {"ㅋ", "ㅋ", ""},
      {"ㅋㅋㅋ", "ㅋㅋ ㅋㅋ", "ㅋ ㅋ ㅋ"},
      {"ㄱ ㅅ ㅇ", "ㄱ ㅅ ㅇ", ""},
      {"ㄱㅅㅇ", "ㄱㅅ ㅅㅇ", "ㄱ ㅅ ㅇ"},
  });
}

TEST(Analyzer, HanjaStandAsTheyAreAndAsTheyAreRead) {
  expect_terms({
      {"大韓民國", "大韓 韓民 民國 대한 한민 민국", "大 韓 民 國 대 한 민 국"},
      {"尹대통령", "尹 대통 통령 윤대", "대 통 령 윤"},
      {"反尹", "反尹 반윤", "反 尹 반 윤"},
      {"檢", "檢 검찰 검", "검 찰 검_"},
      {"韓美", "韓美 한국 미국 한미", "韓 美 한 국 미 국 한 미"},
      {"女子", "女子 여자", "女 子 여 자"},
      {"前 대표", "前 대표 전", "대 표 전_"},
      {"대표(前)", "대표 前 전", "대 표 전_"},
  });
}

TEST(Analyzer, AWordIsCutAtFortyCharacters) {
  EXPECT_EQ(terms(std::string(40, 'a'), Strength::weighted), std::string(40, 'a'));
  EXPECT_EQ(terms(std::string(400, 'a'), Strength::weighted), std::string(40, 'a'));
  std::string greek;
  std::string cut;
  for (int i = 0; i < 50; ++i) greek += "α";
  for (int i = 0; i < 40; ++i) cut += "α";
  EXPECT_EQ(terms(greek, Strength::weighted), cut);
}

TEST(Analyzer, RunsAreStretchesOfOneScript) {
  const std::vector<schema::Run> expected = {{Script::word, 0, 2},    {Script::hangul, 2, 11},
                                             {Script::hanja, 12, 15}, {Script::word, 16, 21},
                                             {Script::jamo, 22, 28},  {Script::kana, 28, 31}};
  EXPECT_EQ(runs("44사이즈 檢 1,234 ㅋㅋあ"), expected);
  EXPECT_EQ(run_text("1,234", {Script::word, 0, 5}), "1234");
  EXPECT_EQ(runs(""), std::vector<schema::Run>{});
}

TEST(Analyzer, AReadingTakesTheSameBytes) {
  EXPECT_EQ(reading_of("尹 대통령, 大韓民國 ok"), "윤 대통령, 대한민국 ok");
  EXPECT_EQ(reading_of(""), "");
  EXPECT_TRUE(has_hanja("대통령 尹"));
  EXPECT_TRUE(has_hanja("𠀀"));
  EXPECT_FALSE(has_hanja("대통령 ok ㅋㅋ あ 😀"));
}

TEST(Analyzer, CharactersBeginAt) {
  EXPECT_EQ(boundaries("법a😀"), (std::vector<std::size_t>{0, 3, 4, 8}));
  EXPECT_EQ(boundaries(""), (std::vector<std::size_t>{0}));
}

TEST(Analyzer, ExactTermsHaveNeitherSpacesNorCapitals) {
  const struct {
    std::string_view value;
    std::string_view term;
  } cases[] = {
      {"김 주성", "김주성"},
      {" Sam\tKim\u00A0", "samkim"},
      {"ＫＢＳ", "kbs"},
      {"사계절\u3000", "사계절"},
      {"", ""},
      {"1,234", "1,234"},
      {"a\u0001b", "ab"},
      {"㈜서고", "(주)서고"},
  };
  for (const auto& row : cases) EXPECT_EQ(exact_term(row.value), row.term) << row.value;
  std::string value;
  for (int i = 0; i < 300; ++i) value += "법";
  EXPECT_LE(exact_term(value).size(), longest_exact_term);
  EXPECT_GE(exact_term(value).size(), longest_exact_term - 4);
  EXPECT_EQ(exact_term(value).size() % 3, 0U);
}

}  // namespace
}  // namespace seogo::schema

#include "schema/normalizer.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

TEST(Normalizer, TextAsTheIndexSeesIt) {
  const struct {
    std::string_view source;
    std::string_view text;
  } cases[] = {
      {"", ""},
      {"알트만", "알트만"},
      {"OpenAI CEO", "openai ceo"},
      {"ＯｐｅｎＡＩ의　CEO", "openai의 ceo"},
      {"@AZ[`az{09 ZAZAZAZAZAZA가ZAZ", "@az[`az{09 zazazazazaza가zaz"},
      {"１２．５％", "12.5%"},
      {"\u110B\u1161\u11AF\u1110\u1173\u1106\u1161\u11AB", "알트만"},  // NFD
      {"가\u11A8나", "각나"},                                          // half composed
      {"ㅋㅋㅋ", "ㅋㅋㅋ"},
      {"ㄱㅏ", "ㄱㅏ"},
      {"ㅠㅠ ㅎㄷㄷ", "ㅠㅠ ㅎㄷㄷ"},
      {"\uFFB7\uFFB1", "ㅇㅁ"},  // half-width letters
      {"ﾡￂ", "가"},              // with a vowel, a syllable
      {"㈜서고", "(주)서고"},
      {"㈀㉠㉮", "(ㄱ)ㄱ가"},
      {"㎏ ㎡ ㏊", "kg m2 ha"},
      {"Straße STRASSE", "strasse strasse"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
      {"Éa E\u0301a", "éa éa"},
      {"İ", "i\u0307"},
      {"서\u200B고", "서고"},  // zero-width space
      {"서\u00AD고", "서고"},  // soft hyphen
      {"\uFEFF서고", "서고"},
      {"서\u00A0고", "서 고"},
      {"李 李", "李 李"},  // a compatibility ideograph is the ideograph
      {"인공·지능ㆍ로봇", "인공·지능ㆍ로봇"},
      {"‘서고’ “고서”…", "‘서고’ “고서”..."},
      {"①②", "12"},
      {"½", "1⁄2"},
      {"ⅷ장", "viii장"},
      {"ｶﾞ", "ガ"},
      {"😀", "😀"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(normalize(row.source), row.text) << row.source;
    EXPECT_EQ(normalize_mapped(row.source).text(), row.text) << row.source;
  }
}

TEST(Normalizer, MalformedBytesBecomeReplacementCharacters) {
  const struct {
    std::string_view source;
    std::string_view text;
  } cases[] = {
      {"\xFF", "\uFFFD"},
      {"법\xFF"
       "A",
       "법\uFFFDa"},
      {"법\xEB\xB2", "법\uFFFD\uFFFD"},  // cut short
      {"\xEB\xB2법", "\uFFFD\uFFFD법"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(normalize(row.source), row.text) << testing::PrintToString(row.source);
    EXPECT_EQ(normalize_mapped(row.source).text(), row.text) << testing::PrintToString(row.source);
  }
}

// A mark on `marked`, which stands once in the normalized source, covers `covered` of the source.
TEST(Normalizer, MarksCoverWhatWasWritten) {
  const struct {
    std::string_view source;
    std::string_view marked;
    std::string_view covered;
  } cases[] = {
      {"샘 알트만이", "알트만", "알트만"},
      {"OpenAI의 CEO", "ceo", "CEO"},
      {"ＯｐｅｎＡＩ의", "openai", "ＯｐｅｎＡＩ"},
      {"ＯｐｅｎＡＩ의", "pen", "ｐｅｎ"},
      {"㈜서고", "주", "㈜"},
      {"㈜서고", ")서", "㈜서"},
      {"㈜서고", "고", "고"},
      {"이 \u1109\u1165고 앞", "서고", "\u1109\u1165고"},
      {"이 \u1109\u1165고 앞", "고", "고"},
      {"가\u11A8나", "각", "가\u11A8"},
      {"가\u11A8나", "나", "나"},
      {"대서\u200B고서", "서고", "서\u200B고"},
      {"대\u200B서고\u200B서", "서고", "서고"},
      {"Straße", "ss", "ß"},
      {"Straße 뒤", "strasse", "Straße"},
      {"cafe\u0301 옆", "é", "e\u0301"},
      {"ㅋㅋ 웃음", "ㅋㅋ", "ㅋㅋ"},
      {"법\xFF원", "원", "원"},
      {"법\xFF원", "\uFFFD", "\xFF"},
      {"A\xFF\u0301\u0301원", "\uFFFD\u0301", "\xFF\u0301"},
  };
  for (const auto& row : cases) {
    const NormalizedText text = normalize_mapped(row.source);
    const std::size_t at = text.text().find(row.marked);
    ASSERT_NE(at, std::string::npos) << row.source << ": " << row.marked;
    const NormalizedText::Span span = text.source_span(at, at + row.marked.size());
    EXPECT_EQ(row.source.substr(span.begin, span.end - span.begin), row.covered)
        << row.source << ": " << row.marked;
  }
}

TEST(Normalizer, AnEmptyMarkIsNowhereWide) {
  const NormalizedText text = normalize_mapped("㈜서고");
  EXPECT_EQ(text.source_span(5, 5).begin, 3U);
  EXPECT_EQ(text.source_span(5, 5).end, 3U);
  EXPECT_EQ(text.source_span(text.text().size(), text.text().size()).begin, 9U);
  EXPECT_EQ(normalize_mapped("").source_span(0, 0).end, 0U);
  EXPECT_EQ(normalize_mapped("\u200B").text(), "");
}

}  // namespace
}  // namespace seogo::schema

// What must hold of any text, and ICU over the whole of it as the judge of the fast path.
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

constexpr int rounds = 20000;

std::string through(const icu::Normalizer2& normalizer, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                           sink, nullptr, status);
  EXPECT_TRUE(U_SUCCESS(status)) << u_errorName(status);
  return out;
}

const icu::Normalizer2& casefolding() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
  EXPECT_TRUE(U_SUCCESS(status));
  return *instance;
}

// HANGUL CHOSEONG KIYEOK is HANGUL LETTER KIYEOK by its name; archaic letters stay.
char32_t letter_by_name(char32_t c) {
  const bool modern =
      (c >= 0x1100 && c <= 0x1112) || (c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2);
  if (!modern) return c;
  UErrorCode status = U_ZERO_ERROR;
  std::array<char, 100> buffer{};
  u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, buffer.data(),
             static_cast<std::int32_t>(buffer.size()), &status);
  const std::string name = buffer.data();
  const std::string letter = "HANGUL LETTER" + name.substr(name.rfind(' '));
  const UChar32 found = u_charFromName(U_UNICODE_CHAR_NAME, letter.c_str(), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << letter;
  return static_cast<char32_t>(found);
}

// NFKC casefold of the whole text with the compatibility jamo left out, and no fast path; conjoining
// jamo that found no syllable are letters.
std::string judged(std::string_view text) {
  static const icu::UnicodeSet all_but_jamo = [] {
    icu::UnicodeSet set(0, 0x10FFFF);
    set.remove(0x3131, 0x318E).freeze();
    return set;
  }();
  const std::string folded = through(icu::FilteredNormalizer2(casefolding(), all_but_jamo), text);
  std::string out;
  for (Cursor cursor(folded); !cursor.done();) {
    const std::size_t begin = cursor.at();
    const char32_t c = cursor.next();
    const char32_t letter = letter_by_name(c);
    if (letter == c) {
      out += folded.substr(begin, cursor.at() - begin);  // damaged bytes too
    } else {
      append(out, letter);
    }
  }
  return out;
}

std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return through(*icu::Normalizer2::getNFCInstance(status), text);
}

std::string nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  std::string out;
  icu::Normalizer2::getNFDInstance(status)->normalize(source, status).toUTF8String(out);
  EXPECT_TRUE(U_SUCCESS(status));
  return out;
}

TEST(NormalizerProperty, EqualsIcuOverTheWholeText) {
  tests::Dice dice(1);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = tests::random_text(dice, 12);
    ASSERT_EQ(normalize(text), judged(text)) << testing::PrintToString(text);
  }
}

TEST(NormalizerProperty, EqualsIcuForEveryCharacterBetweenPlainOnes) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "A가";
    append(text, c);
    text += "가B";
    append(text, c);
    ASSERT_EQ(normalize(text), judged(text)) << "U+" << std::hex << static_cast<unsigned>(c);
  }
}

// Malformed bytes, which ICU would copy, replaced one by one.
std::string readable(std::string_view bytes) {
  std::string text;
  for (Cursor cursor(bytes); !cursor.done();) append(text, cursor.next());
  return text;
}

TEST(NormalizerProperty, EqualsIcuOverDamagedText) {
  tests::Dice dice(2);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = tests::random_bytes(dice, 12);
    ASSERT_EQ(normalize(text), judged(readable(text))) << testing::PrintToString(text);
  }
}

TEST(NormalizerProperty, NormalTextStaysAsItIs) {
  tests::Dice dice(3);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = normalize(tests::random_bytes(dice, 12));
    ASSERT_EQ(normalize(text), text) << testing::PrintToString(text);
  }
}

TEST(NormalizerProperty, ComposedEqualsDecomposed) {
  tests::Dice dice(4);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = tests::random_text(dice, 12);
    ASSERT_EQ(normalize(nfc(text)), normalize(nfd(text))) << testing::PrintToString(text);
  }
}

TEST(NormalizerProperty, TheMappedTextIsTheText) {
  tests::Dice dice(5);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = tests::random_bytes(dice, 12);
    ASSERT_EQ(normalize_mapped(text).text(), normalize(text)) << testing::PrintToString(text);
  }
}

std::vector<std::size_t> starts(std::string_view text) {
  std::vector<std::size_t> at;
  for (Cursor cursor(text); !cursor.done(); cursor.next()) at.push_back(cursor.at());
  at.push_back(text.size());
  return at;
}

TEST(NormalizerProperty, SpansAreOrderedInBoundsAndOfWholeCharacters) {
  tests::Dice dice(6);
  for (int round = 0; round < rounds; ++round) {
    const std::string source = tests::random_bytes(dice, 12);
    const NormalizedText text = normalize_mapped(source);
    const std::vector<std::size_t> in_source = starts(source);
    const std::set<std::size_t> whole(in_source.begin(), in_source.end());
    const std::vector<std::size_t> at = starts(text.text());
    NormalizedText::Span before{0, 0};
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
      const NormalizedText::Span span = text.source_span(at[i], at[i + 1]);
      ASSERT_LT(span.begin, span.end) << testing::PrintToString(source);
      ASSERT_LE(span.end, source.size()) << testing::PrintToString(source);
      ASSERT_LE(before.begin, span.begin) << testing::PrintToString(source);
      ASSERT_LE(before.end, span.end) << testing::PrintToString(source);
      ASSERT_TRUE(whole.contains(span.begin)) << testing::PrintToString(source);
      ASSERT_TRUE(whole.contains(span.end)) << testing::PrintToString(source);
      before = span;
    }
  }
}

TEST(NormalizerProperty, ASpanOfTwoPlacesCoversTheSpansOfBoth) {
  tests::Dice dice(7);
  for (int round = 0; round < rounds; ++round) {
    const std::string source = tests::random_text(dice, 12);
    const NormalizedText text = normalize_mapped(source);
    const std::vector<std::size_t> at = starts(text.text());
    if (at.size() < 2) continue;
    const std::size_t first = dice.below(at.size() - 1);
    const std::size_t last = first + dice.below(at.size() - 1 - first);
    const NormalizedText::Span both = text.source_span(at[first], at[last + 1]);
    ASSERT_EQ(both.begin, text.source_span(at[first], at[first + 1]).begin);
    ASSERT_EQ(both.end, text.source_span(at[last], at[last + 1]).end);
  }
}

// What a mark covers, read alone, holds what was marked.
TEST(NormalizerProperty, TheSourceOfAMatchHoldsTheMatch) {
  tests::Dice dice(9);
  for (int round = 0; round < rounds; ++round) {
    const std::string source = tests::random_text(dice, 12);
    const NormalizedText text = normalize_mapped(source);
    const std::vector<std::size_t> at = starts(text.text());
    if (at.size() < 2) continue;
    const std::size_t first = dice.below(at.size() - 1);
    const std::size_t end = first + 1 + dice.below(at.size() - 1 - first);
    const NormalizedText::Span span = text.source_span(at[first], at[end]);
    const std::string marked = text.text().substr(at[first], at[end] - at[first]);
    const std::string covered = normalize(source.substr(span.begin, span.end - span.begin));
    ASSERT_NE(covered.find(marked), std::string::npos)
        << testing::PrintToString(source) << ' ' << first << ' ' << end;
  }
}

}  // namespace
}  // namespace seogo::schema

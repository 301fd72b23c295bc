#include "schema/utf8.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

constexpr char32_t bad = replacement_character;

TEST(Utf8, AMalformedByteIsOneReplacementCharacter) {
  const struct {
    std::string_view bytes;
    std::u32string_view code_points;
  } cases[] = {
      {"", U""},
      {"a법😀", U"a법😀"},
      {"\xEF\xBF\xBD", U"\uFFFD"},
      {"\xF4\x8F\xBF\xBF", U"\U0010FFFF"},
      {"\x80", U"\uFFFD"},                                // a trail byte alone
      {"\xEB\xB2", U"\uFFFD\uFFFD"},                      // 법, cut short
      {"\xEB\xB2?", U"\uFFFD\uFFFD?"},                    // and what follows is not eaten
      {"\xEB\xEB\xB2\x95", U"\uFFFD법"},                  //
      {"\xC0\xAF", U"\uFFFD\uFFFD"},                      // an overlong slash
      {"\xE0\x80\xAF", U"\uFFFD\uFFFD\uFFFD"},            //
      {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},            // a surrogate
      {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},  // past the last code point
      {"\xFF\xFE", U"\uFFFD\uFFFD"},                      //
      {"\xB9\xFD", U"\uFFFD\uFFFD"},                      // 법 in CP949
  };
  for (const auto& row : cases) {
    std::u32string read;
    for (Cursor cursor(row.bytes); !cursor.done();) read.push_back(cursor.next());
    EXPECT_EQ(read, row.code_points) << testing::PrintToString(row.bytes);
    EXPECT_EQ(code_points(row.bytes), row.code_points.size()) << testing::PrintToString(row.bytes);
  }
}

// The byte at which decoding one by one stumbles.
std::size_t first_stumble(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (decode(text, at) == bad && at - begin == 1) return begin;
  }
  return std::string_view::npos;
}

// Korean is looked through eight bytes at a time: each byte of it made each other, wherever it stands among
// the eight.
TEST(Utf8, TheFirstInvalidByteIsFoundInALongText) {
  const std::string text = "하늘이 1도 흐리다. 힣\uFFFDក䑓 끝에 \u0800 있다";
  for (std::size_t shift = 0; shift < 8; ++shift) {
    std::string shifted = std::string(shift, ' ') + text;
    ASSERT_EQ(first_invalid(shifted), std::string_view::npos);
    for (std::size_t at = shift; at < shifted.size(); ++at) {
      ASSERT_EQ(first_invalid(shifted.substr(0, at)), first_stumble(shifted.substr(0, at)));
      const char was = shifted[at];
      for (int byte = 0; byte < 256; ++byte) {
        shifted[at] = static_cast<char>(byte);
        ASSERT_EQ(first_invalid(shifted), first_stumble(shifted))
            << shift << " " << at << " " << byte;
      }
      shifted[at] = was;
    }
  }
}

TEST(Utf8, TheFirstInvalidByteIsFound) {
  const struct {
    std::string_view bytes;
    std::size_t at;
  } cases[] = {
      {"", std::string_view::npos},
      {"샘 알트만 😀", std::string_view::npos},
      {std::string_view("\0", 1), std::string_view::npos},
      {"법\xEB\xB2", 3},
      {"ab\xED\xA0\x80", 2},
      {"\xC0\x80", 0},
      {"a\xF5\x80\x80\x80", 1},
      {"법\xF0\x80\x80\x80", 3},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(first_invalid(row.bytes), row.at) << testing::PrintToString(row.bytes);
  }
}

TEST(Utf8, LengthsInTheUnitsOfJavaScript) {
  EXPECT_EQ(utf16_length(""), 0U);
  EXPECT_EQ(utf16_length("법a"), 2U);
  EXPECT_EQ(utf16_length("법😀"), 3U);
  EXPECT_EQ(utf16_length("\xFF"), 1U);
  EXPECT_EQ(code_points("법😀"), 2U);
}

TEST(Utf8, TrimmingTakesTheSpacesOfPages) {
  const struct {
    std::string_view text;
    std::string_view trimmed;
  } cases[] = {
      {"", ""},
      {" ", ""},
      {"법", "법"},
      {" \t\r\n법 원\v\f ", "법 원"},
      {"\u00A0법\u00A0", "법"},
      {"\u3000법\u3000\u3000", "법"},
      {"\uFEFF법\u200B", "법"},
      {"\u200B\u00A0 \u3000", ""},
      {"\xFF ", "\xFF"},
      {"·법·", "·법·"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(trimmed(row.text), row.trimmed) << testing::PrintToString(row.text);
  }
}

TEST(Utf8, AHeadIsWholeCharacters) {
  const struct {
    std::string_view text;
    std::size_t most_bytes;
    std::string_view head;
  } cases[] = {
      {"법원", 0, ""},   {"법원", 2, ""},     {"법원", 3, "법"},
      {"법원", 5, "법"}, {"법원", 6, "법원"}, {"법원", 99, "법원"},
      {"a😀b", 4, "a"},   {"a😀b", 5, "a😀"},    {"", 3, ""},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(head(row.text, row.most_bytes), row.head) << row.text << ' ' << row.most_bytes;
  }
}

TEST(Utf8, WhatIsAppendedIsReadBack) {
  for (const char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'법', U'\uFFFF',
                           U'\U00010000', U'😀', U'\U0010FFFF'}) {
    std::string text;
    append(text, c);
    std::size_t at = 0;
    EXPECT_EQ(decode(text, at), c);
    EXPECT_EQ(at, text.size());
  }
}

TEST(Utf8, EveryByteIsReadExactlyOnce) {
  tests::Dice dice(8);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = tests::random_bytes(dice, 20);
    std::size_t malformed_at = std::string_view::npos;
    for (Cursor cursor(text); !cursor.done();) {
      const std::size_t begin = cursor.at();
      const char32_t c = cursor.next();
      std::string again;
      append(again, c);
      const std::string bytes = text.substr(begin, cursor.at() - begin);
      if (again == bytes) continue;
      ASSERT_EQ(c, bad) << testing::PrintToString(text);
      ASSERT_EQ(bytes.size(), 1U) << testing::PrintToString(text);
      if (malformed_at == std::string_view::npos) malformed_at = begin;
    }
    ASSERT_EQ(first_invalid(text), malformed_at) << testing::PrintToString(text);
  }
}

TEST(Utf8, WhatIsShownGivesATerminalNoOrders) {
  EXPECT_EQ(shown("a\x1B[2Jb\n\x9B"), "a\uFFFD[2Jb\uFFFD\uFFFD");
  EXPECT_EQ(shown("서고.html"), "서고.html");
}

}  // namespace
}  // namespace seogo::schema

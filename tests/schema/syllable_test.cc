// Syllables in UTF-8, against what decoding says.
#include "schema/syllable.h"

#include <string>

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace seogo::schema {
namespace {

TEST(Syllable, EveryCharacterIsOneOrNone) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string text = "-";
    append(text, c);
    const bool hangul = c >= 0xAC00 && c <= 0xD7A3;
    ASSERT_EQ(syllable_number(text, 1), hangul ? c - 0xAC00 : all_syllables) << std::hex << +c;
    ASSERT_EQ(is_syllable_at(text, 1), hangul);
  }
}

TEST(Syllable, BytesThatAreNoCharacterAreNone) {
  // Of the first byte and the other two, and cut short.
  for (const std::string_view bytes :
       {"\xEA\xB0", "\xEA", "", "\xEA\xB0\x00z", "\xEA\x30\x80z", "\xDA\xB0\x80z", "\xFA\xB0\x80z",
        "\xEA\xF0\x80z", "\xEA\xB0\xC0z", "\xED\x9E\xA4", "\xEA\xAF\xBF"}) {
    EXPECT_FALSE(is_syllable_at(bytes, 0)) << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace seogo::schema

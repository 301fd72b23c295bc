#include "schema/hanja.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace seogo::schema {
namespace {

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append(out, c);
  return out;
}

TEST(Hanja, Readings) {
  const struct {
    std::u32string_view hanja;
    std::u32string_view reading;
  } cases[] = {
      {U"", U""},         {U"大韓民國", U"대한민국"}, {U"里面", U"이면"},  // the initial-sound law
      {U"千里", U"천리"},  // which is silent behind a head
      {U"女子", U"여자"}, {U"男女", U"남녀"},         {U"年度", U"연도"}, {U"來年", U"내년"},
      {U"樂園", U"낙원"},  // one of several readings, by its word
      {U"音樂", U"음악"}, {U"不一致", U"불일치"},     {U"不正", U"부정"}, {U"比率", U"비율"},
      {U"確率", U"확률"}, {U"能率", U"능률"},         {U"率直", U"솔직"}, {U"尹", U"윤"},
      {U"檢察", U"검찰"}, {U"北韓", U"북한"},         {U"𠀀", U"𠀀"},  // without a reading
      {U"大𠀀", U"대𠀀"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(utf8(hanja_reading(row.hanja)), utf8(row.reading)) << utf8(row.hanja);
  }
}

TEST(Hanja, InitialSounds) {
  const struct {
    char32_t syllable;
    char32_t sound;
  } cases[] = {
      {U'녀', U'여'}, {U'뇨', U'요'}, {U'뉴', U'유'}, {U'니', U'이'}, {U'나', U'나'},
      {U'노', U'노'}, {U'랴', U'야'}, {U'려', U'여'}, {U'례', U'예'}, {U'료', U'요'},
      {U'류', U'유'}, {U'리', U'이'}, {U'라', U'나'}, {U'락', U'낙'}, {U'래', U'내'},
      {U'로', U'노'}, {U'뢰', U'뇌'}, {U'루', U'누'}, {U'릉', U'능'}, {U'률', U'율'},
      {U'가', U'가'}, {U'이', U'이'}, {U'힣', U'힣'}, {U'ㄹ', U'ㄹ'}, {U'a', U'a'},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(initial_sound(row.syllable), row.sound) << utf8({&row.syllable, 1});
  }
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) {
    ASSERT_EQ(initial_sound(initial_sound(c)), initial_sound(c)) << utf8({&c, 1});
  }
}

TEST(Hanja, HeadlineWords) {
  const struct {
    char32_t hanja;
    std::u32string_view word;
  } cases[] = {
      {U'美', U"미국"}, {U'韓', U"한국"},   {U'中', U"중국"}, {U'日', U"일본"}, {U'北', U"북한"},
      {U'檢', U"검찰"}, {U'靑', U"청와대"}, {U'與', U"여당"}, {U'野', U"야당"}, {U'龍', U""},
      {U'尹', U""},     {U'가', U""},       {U'a', U""},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(utf8(headline_word(row.hanja)), utf8(row.word)) << utf8({&row.hanja, 1});
  }
}

TEST(Hanja, OneSyllableForEveryCharacter) {
  for (char32_t c = 0x4E00; c <= 0x9FFF; ++c) {
    ASSERT_EQ(hanja_reading(std::u32string{U'大', c, U'國'}).size(), 3U) << utf8({&c, 1});
    const std::u32string alone = hanja_reading({&c, 1});
    ASSERT_TRUE(alone[0] == c || (alone[0] >= 0xAC00 && alone[0] <= 0xD7A3)) << utf8({&c, 1});
  }
  EXPECT_TRUE(is_hanja(U'檢'));
  EXPECT_TRUE(is_hanja(U'李'));
  EXPECT_FALSE(is_hanja(U'검'));
  EXPECT_FALSE(is_hanja(U'あ'));
}

}  // namespace
}  // namespace seogo::schema

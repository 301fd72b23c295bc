// What is taken for an ending, what is cut, and what is not touched.
#include "schema/endings.h"

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

TEST(Endings, TheLongestEndingThatMatchesIsCut) {
  const struct {
    std::string_view word;
    std::string_view stem;
  } rows[] = {
      {"호수가", "호수"},        // 가
      {"호수에서", "호수"},      // 에서, not 서
      {"호수로부터는", "호수"},  // 로부터는: 는 and 부터는 match as well
      {"호수들이라는", "호수"},  // four syllables, and five:
      {"호수으로부터의", "호수"},
      {"관찰됐다고", "관찰"},
      {"관찰하겠다는", "관찰"},
      {"호수였으며", "호수"},
      {"나무", "나무"},      // a stem keeps two syllables
      {"물에서", "물에서"},  // 물에 would be a stem, but 서 is no ending
      {"나라", "나라"},
      {"초롱만", "초롱만"},  // 만 is never cut
      {"초롱인", "초롱인"},
      {"초롱꽃", "초롱꽃"},
      {"", ""},
      {"가", "가"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(row.word.substr(0, stem_length(row.word)), row.stem) << row.word;
  }
}

TEST(Endings, AnEndingIsOneOfTheListAsItStands) {
  for (const std::string_view ending :
       {"은", "만", "에서", "이야말로", "으로부터는", "하겠다고", "되었습니다", "이었으며", "임"}) {
    EXPECT_TRUE(is_ending(ending)) << ending;
  }
  // Of syllables that endings are made of, and of others.
  for (const std::string_view other :
       {"", "다", "로하", "서에", "은은", "으로부터는은", "꽃", "에꽃", "꽃에", "ㄴ", "a", "에a",
        "檢", "\xEC\x97", "\xEC\x97\x90\xEC", "\x80\x80\x80"}) {
    EXPECT_FALSE(is_ending(other)) << testing::PrintToString(other);
  }
}

TEST(Endings, OneEndingOrTwoMayFollow) {
  for (const std::string_view rest :
       {"", "은", "에서", "에서는", "들로부터까지도", "에서만", "하고만", "으로부터는으로부터의"}) {
    EXPECT_TRUE(may_follow(rest)) << rest;
  }
  for (const std::string_view rest :
       {"꽃", "꽃은", "은꽃", "은은은", "에서는에서는만", "a", "에서a", "으로부터는으로부터의은",
        "\xEC\x97", "은\xEC\x97"}) {
    EXPECT_FALSE(may_follow(rest)) << testing::PrintToString(rest);
  }
}

}  // namespace
}  // namespace seogo::schema

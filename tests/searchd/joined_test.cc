// Queries changed before they are searched: words joined, whole words, initials.
#include "searchd/query/joined.h"

#include <gtest/gtest.h>

#include "searchd/query/parser.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

std::string joined(const char* text) {
  return query::print(query::with_joined(query::parse(text).root));
}

TEST(Joined, TwoWordsAreTakenForOneAsWell) {
  EXPECT_EQ(joined("인공지 능"), "(or (and 인공지 능) 인공지능)");
  EXPECT_EQ(joined("오픈 AI -주가"), "(and (or (and 오픈 AI) 오픈AI) (not 주가))");
  EXPECT_EQ(joined("42.195 km"), "(or (and 42.195 km) 42.195km)");
}

TEST(Joined, OneWordThreeWordsAndWordsWithSomethingBetweenStay) {
  for (const char* text : {"인공지능", "\"인공 지능\"", "제목:인공 지능", ""}) {
    EXPECT_EQ(joined(text), query::print(query::parse(text).root));
  }
  EXPECT_EQ(joined("가 나 다"), "(and 가 나 다)");
  EXPECT_EQ(joined("인공 -주가 지능"), "(and 인공 (not 주가) 지능)");
  EXPECT_EQ(joined("인공 \"주가\" 지능"), "(and 인공 \"주가\" 지능)");
}

TEST(WholeWords, TheArchiveTellsThemFromWordsWithParticles) {
  tests::Archive archive;
  archive.add("골목", "고양이가 운다. 고양이를 돌본다.");
  archive.add("박람회", "고양에서 열린다.");
  archive.add("복귀", "알트만이 돌아왔다.");
  archive.add("해고", "알트만은 떠났다.");
  EXPECT_EQ(archive.titles("고양이"), std::vector<std::string>{"골목"});
  EXPECT_EQ(archive.titles("알트만이").size(), 2U);
}

TEST(Initials, LaughterIsSearchedAsItIsWrittenWhereSomebodyLaughs) {
  tests::Archive archive;
  archive.add("쿠키 굽기", "달다.");
  EXPECT_EQ(archive.titles("ㅋㅋ"), std::vector<std::string>{"쿠키 굽기"});
  archive.add("장터", "웃는다.", {"ㅋㅋㅋ"});
  EXPECT_EQ(archive.titles("ㅋㅋ"), std::vector<std::string>{"장터"});
}

TEST(Initials, AreNoReasonToMistrustTheKeyboard) {
  tests::Archive archive;
  archive.add("삼포 여행", "걷는다.");
  archive.add("새 TV", "벽에 건다.");
  for (int i = 0; i < 12; ++i) archive.add("TV 편성", "TV를 본다.");
  EXPECT_EQ(archive.search("ㅅㅍ").did_you_mean, std::nullopt);
  EXPECT_EQ(archive.search("ㅅㅍㅅㅍ").hits.size(), 0U);
}

}  // namespace

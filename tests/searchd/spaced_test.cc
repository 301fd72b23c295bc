// Words looked for whatever the spaces of the text, and which spaces may hide them.
#include "searchd/engine/spaced.h"

#include <gtest/gtest.h>

#include "searchd/engine/fold.h"
#include "searchd/engine/initial_match.h"
#include "searchd/query/hidden.h"
#include "searchd/query/word_query.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

// What of the text is the word; "" if it is not there.
std::string found(const char* text, const char* word) {
  query::Node node;
  node.kind = query::Kind::word;
  node.text = word;
  const engine::Fold fold(text);
  for (const engine::Spaced& form : engine::spaced_word(query::cut(node))) {
    const auto at = engine::find_spaced(fold.text(), fold.letters(), form, 0);
    if (at) return fold.text().substr(at->bytes.begin, at->bytes.end - at->bytes.begin);
  }
  return "";
}

TEST(Spaced, AWordIsFoundApart) {
  EXPECT_EQ(found("인공 지능이 쓴 글", "인공지능"), "인공 지능");
  EXPECT_EQ(found("인공지능이 쓴 글", "인공지능이"), "인공지능이");
  EXPECT_EQ(found("급식 앱을 만든", "급식앱"), "급식 앱");
  EXPECT_EQ(found("오픈 AI는", "오픈AI"), "오픈 ai");
  EXPECT_EQ(found("1234억 원을", "1,234억원"), "1234억 원");
  EXPECT_EQ(found("42.195 km 달리기", "42.195km"), "42.195 km");
  EXPECT_EQ(found("3·1절 아침", "3.1절"), "3 1절");
}

TEST(Spaced, OverASpaceItBeginsAndEndsWhereWordsDo) {
  EXPECT_EQ(found("대학 생활은 길다", "대학생"), "");
  EXPECT_EQ(found("고치는 방법 원인 모두", "법원"), "");
  EXPECT_EQ(found("대학 생은 없다", "대학생"), "대학 생");
  EXPECT_EQ(found("재오픈 AI", "오픈AI"), "");
  EXPECT_EQ(found("오픈 AI반도체", "오픈AI"), "오픈 ai");
}

TEST(Spaced, InOnePieceItIsAPartOfLongerWords) {
  EXPECT_EQ(found("부당해고당했을", "해고"), "해고");
  EXPECT_EQ(found("알트코인을", "알트만이"), "");
}

TEST(Spaced, PartsOfAWordStandSideBySide) {
  EXPECT_EQ(found("코로나 시절, 열아홉 살 19", "코로나19"), "");
  EXPECT_EQ(found("5g 통신", "5"), "");
  EXPECT_EQ(found("갤럭시s23", "갤럭시s24"), "");
}

class Hidden : public testing::Test {
 protected:
  Hidden() {
    archive_.add("급식 이야기", "인공 지능과 급식을 다룬 책을 읽었다. 억지는 없다.");
    archive_.add("파이 굽는 날", "파이와 차를 냈다. 파이팅을 외쳤다.");
    archive_.writer().commit();
  }

  std::string ways(const char* word) {
    const schema::Generation live = archive_.directory().open_live();
    const schema::Lexicon lexicon(live.database);
    std::string out;
    for (const query::Terms& way : query::hidden(word, lexicon)) {
      out += out.empty() ? "" : " | ";
      for (std::size_t i = 0; i < way.size(); ++i) out.append(i == 0 ? "" : " ").append(way[i]);
    }
    return out;
  }

  tests::Archive archive_;
};

TEST_F(Hidden, SpacesHidePairs) {
  EXPECT_EQ(ways("앱"), "앱");
  EXPECT_EQ(ways("억원"), "억원 | 억_ 원_");
  EXPECT_EQ(ways("인공지능"), "인공 공지 지능 | 인공 지능");
  EXPECT_EQ(ways("지능이"), "지능 능이 | 지능 이_");
}

TEST_F(Hidden, PartsAreWordsOfTheArchive) {
  EXPECT_EQ(ways("급식앱"), "급식 식앱 | 급식 앱_");  // nobody writes 식앱
  EXPECT_EQ(ways("대통령"), "대통 통령");
  EXPECT_EQ(ways("가나다라마바사아자"), "가나 나다 다라 라마 마바 바사 사아 아자");
}

TEST_F(Hidden, WhatAllWaysAskForIsAskedOnceAndWhatAddsNoneNotAtAll) {
  const auto asked = [this](const char* word) {
    const schema::Generation live = archive_.directory().open_live();
    const schema::Lexicon lexicon(live.database);
    query::Node node;
    node.kind = query::Kind::word;
    node.text = word;
    return query::word_query(node, lexicon).query().get_description();
  };
  EXPECT_EQ(asked("인공지능"), "Query((0 * (인공 AND 지능) AND_MAYBE (인공 OR 공지 OR 지능)))");
  EXPECT_EQ(asked("급식앱"), "Query((0 * (급식 AND (식앱 OR 앱_)) AND_MAYBE (급식 OR 식앱)))");
  EXPECT_EQ(asked("대통령"), "Query((대통 AND 통령))");
  // 파이팅 파이팅 asks for least, whichever way has as many terms.
  EXPECT_EQ(asked("파이팅파이팅"),
            "Query((0 * (파이 AND 이팅) AND_MAYBE (파이 OR 이팅 OR 팅파 OR 파이 OR 이팅)))");
}

TEST_F(Hidden, AWordThatRepeatsItselfIsFound) {
  archive_.add("응원", "관중석에서 파이팅파이팅 소리가 났다.");
  EXPECT_EQ(archive_.titles("파이팅파이팅"), (std::vector<std::string>{"응원"}));
}

std::string initials_found(const char* text, const char* row) {
  const engine::Fold fold(text);
  const auto at = engine::find_initials(fold.text(), row, 0);
  return at ? fold.text().substr(at->begin, at->end - at->begin) : "";
}

TEST(InitialMatch, BeginsWhereAWordDoesAndGoesOnOverSpaces) {
  EXPECT_EQ(initials_found("샘 알트만 복귀", "ㅅㅇㅌㅁ"), "샘 알트만");
  EXPECT_EQ(initials_found("샘 알트만 복귀", "ㅇㅌㅁ"), "알트만");
  EXPECT_EQ(initials_found("수상한 손님", "ㅅㅎ"), "");
  EXPECT_EQ(initials_found("AI칩", "ㅊ"), "칩");
  EXPECT_EQ(initials_found("", "ㅊ"), "");
}

TEST(Marks, OfAWordOverASpaceAreOne) {
  tests::Archive archive;
  archive.add("소설 쓰는 기계", "인공 지능이 쓴 소설이 나왔다.");
  const engine::Reply reply = archive.search("인공지능");
  ASSERT_EQ(reply.hits.size(), 1U);
  const engine::MarkedText& body = reply.hits.front().body.front();
  EXPECT_EQ(body.marks, (std::vector<engine::Mark>{{0, 5}}));
}

TEST(Marks, OfInitialsAreTheSyllablesTheyBegin) {
  tests::Archive archive;
  archive.add("샘 알트만 복귀", "대표가 돌아왔다.");
  const engine::Reply reply = archive.search("ㅅㅇㅌㅁ");
  ASSERT_EQ(reply.hits.size(), 1U);
  EXPECT_EQ(reply.hits.front().marked_title.marks, (std::vector<engine::Mark>{{0, 5}}));
}

}  // namespace

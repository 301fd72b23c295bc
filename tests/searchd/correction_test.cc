// What is offered instead of a query, and what is left alone.
#include "searchd/query/correction.h"

#include <gtest/gtest.h>

#include "searchd/query/parser.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using query::Outcome;

class Correction : public testing::Test {
 protected:
  Correction() {
    archive_.add("샘 알트만 해고", "이사회는 알트만을 해고했다. OpenAI 직원들은 놀랐다.");
    archive_.add("알트만 복귀", "알트만이 돌아왔다. OpenAI도 반겼다.");
    archive_.add("압구정 골목", "압구정에서 만난 사람들.");
    archive_.writer().commit();
  }

  // "" for a query that is right as it is.
  std::string meant(const std::string& text, Outcome found = Outcome::nothing) {
    const schema::Generation live = archive_.directory().open_live();
    const schema::Lexicon lexicon(live.database);
    const auto better =
        query::correct(query::parse(text).root, text, found, lexicon, live.database);
    return better ? better->text : "";
  }

  tests::Archive archive_;
};

TEST_F(Correction, MendsOneJamo) {
  EXPECT_EQ(meant("알트먼"), "알트만");
  EXPECT_EQ(meant("알트먼이 해고"), "알트만이 해고");
}

// 이자 and 기사 are one jamo away.
TEST_F(Correction, ARoleBesideANameIsNoSlip) {
  archive_.add("이자 이야기", "이자를 낸 기사들.");
  archive_.writer().commit();
  EXPECT_EQ(meant("알트만 기자"), "");
  EXPECT_EQ(meant("알트먼 특파원"), "알트만 특파원");
}

TEST_F(Correction, IsToldWithTheParticleOfItsWord) {
  archive_.add("장보기", "시장 물가가 오르고 서울도 올랐다. 서울은 크다.");
  const auto told = [&](const std::string& text) {
    const engine::Reply reply = archive_.search(text);
    return reply.notes.empty() ? "" : reply.notes.front().text;
  };
  EXPECT_EQ(told("알트먼"), "‘알트먼’ 대신 ‘알트만’으로 찾았습니다.");
  EXPECT_EQ(told("anfrk"), "‘anfrk’ 대신 ‘물가’로 찾았습니다.");
  EXPECT_EQ(told("tjdnf"), "‘tjdnf’ 대신 ‘서울’로 찾았습니다.");
  EXPECT_EQ(told("opemai"), "‘opemai’ 대신 ‘openai’(으)로 찾았습니다.");
}

TEST_F(Correction, ReadsTheOtherLayoutOfTheKeyboard) {
  EXPECT_EQ(meant("dkfxmaks"), "알트만");
  EXPECT_EQ(meant("ㅐㅔ둠ㅑ"), "openai");
}

TEST_F(Correction, GoesOnWithTheLastSyllable) {
  EXPECT_EQ(meant("압구저"), "압구정");
  EXPECT_EQ(meant("압구ㅈ"), "압구정");
}

TEST_F(Correction, MendsOneLetterOfALatinWord) {
  EXPECT_EQ(meant("opemai"), "openai");
  EXPECT_EQ(meant("opnai"), "openai");
  EXPECT_EQ(meant("opennai"), "openai");
  EXPECT_EQ(meant("oepnai"), "openai");
  EXPECT_EQ(meant("opmiai"), "");  // two letters
  EXPECT_EQ(meant("opa"), "");     // too short to tell
}

TEST_F(Correction, LeavesAloneWhatTheArchiveHas) {
  for (const char* text :
       {"알트만이", "해고", "OpenAI", "알트만해고", "\"알트먼\"", "-알트먼", ""}) {
    EXPECT_EQ(meant(text), "") << text;
  }
}

TEST_F(Correction, InitialsThatFoundSomethingAreInitials) {
  EXPECT_EQ(meant("ㅅㅇㅌㅁ", Outcome::something), "");
}

TEST_F(Correction, AQuotedPhraseThatNobodyWroteIsOfferedWithoutQuotes) {
  EXPECT_EQ(archive_.search("\"알트만 압구정\"").did_you_mean, std::nullopt);
  EXPECT_EQ(archive_.search("\"해고 알트만\"").did_you_mean, "해고 알트만");
  EXPECT_EQ(archive_.search("\"알트만 해고\"").did_you_mean, std::nullopt);
}

TEST(Prefix, TotalsAreEstimatesWhereAPrefixStandsForTooManyWords) {
  tests::Archive archive;
  for (int i = 0; i < 60; ++i) archive.add("글", "open" + std::to_string(i));
  archive.add("글", "lonely");
  EXPECT_FALSE(archive.search("open*").total.exact);
  EXPECT_TRUE(archive.search("lone*").total.exact);
  EXPECT_TRUE(archive.search("글*").total.exact);
}

}  // namespace

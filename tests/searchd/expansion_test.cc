// Queries widened by the other names of what they name.
#include "searchd/query/expansion.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "searchd/query/parser.h"
#include "searchd/query/synonyms.h"
#include "tests/schema/random_text.h"

namespace {

using namespace seogo;
using searchd::query::expand;
using searchd::query::Expansion;
using searchd::query::parse;
using searchd::query::print;
using searchd::query::synonym_key;
using searchd::query::Synonyms;

constexpr std::string_view names = R"(
오픈AI, OpenAI, 오픈에이아이
샘 알트만, Sam Altman
알트만, Altman
테슬라, Tesla
인공지능, AI
하이브 => HYBE
C#, 씨샵
빅 데이터, 빅데이터
빅데이터 센터, BDC
)";

Synonyms table(std::string_view text) { return Synonyms::parse(text).synonyms; }

struct ExpansionCase {
  const char* typed;
  const char* printed;
};

class SynonymExpansion : public testing::TestWithParam<ExpansionCase> {};

TEST_P(SynonymExpansion, PutsOtherNamesBeside) {
  EXPECT_EQ(print(expand(parse(GetParam().typed).root, table(names)).root), GetParam().printed);
}

INSTANTIATE_TEST_SUITE_P(Words, SynonymExpansion,
                         testing::ValuesIn<ExpansionCase>({
                             {"오픈AI", "(or 오픈AI OpenAI 오픈에이아이)"},
                             {"openai", "(or openai 오픈AI 오픈에이아이)"},
                             {"HYBE", "HYBE"},
                             {"하이브", "(or 하이브 HYBE)"},
                             {"오픈AI 해고", "(and (or 오픈AI OpenAI 오픈에이아이) 해고)"},
                             {"이사회 해고", "(and 이사회 해고)"},
                             {"C#", "(or C# 씨샵)"},
                             {"", "(everything)"},
                         }));

INSTANTIATE_TEST_SUITE_P(Runs, SynonymExpansion,
                         testing::ValuesIn<ExpansionCase>({
                             {"샘 알트만", "(or (and 샘 알트만) Sam Altman)"},
                             {"sam altman 해고", "(and (or (and sam altman) 샘 알트만) 해고)"},
                             {"샘알트만", "(or 샘알트만 샘 알트만 Sam Altman)"},
                             {"전 샘 알트만 해고", "(and 전 (or (and 샘 알트만) Sam Altman) 해고)"},
                             {"알트만 샘", "(and (or 알트만 Altman) 샘)"},
                             {"샘 -알트만", "(and 샘 (not (or 알트만 Altman)))"},
                             {"샘 제목:알트만", "(and 샘 (or title:알트만 title:Altman))"},
                             {"인공 지능", "(or (and 인공 지능) AI)"},
                             {"빅데이터", "(or 빅데이터 빅 데이터)"},
                             {"빅 데이터", "(and 빅 데이터)"},
                             {"빅 데이터 센터", "(or (and 빅 데이터 센터) BDC)"},
                             {"빅 데이터 샘 알트만",
                              "(and 빅 데이터 (or (and 샘 알트만) Sam Altman))"},
                         }));

INSTANTIATE_TEST_SUITE_P(Endings, SynonymExpansion,
                         testing::ValuesIn<ExpansionCase>({
                             {"오픈AI가", "(or 오픈AI가 OpenAI 오픈에이아이)"},
                             {"OpenAI만", "(or OpenAI만 오픈AI 오픈에이아이)"},
                             {"OpenAI에서만의", "(or OpenAI에서만의 오픈AI 오픈에이아이)"},
                             {"샘 알트만은", "(or (and 샘 알트만은) Sam Altman)"},
                             {"테슬라는", "(or 테슬라는 Tesla)"},
                             {"테슬라라는", "(or 테슬라라는 Tesla)"},
                             {"테슬라코일", "테슬라코일"},
                             {"하이브리드", "하이브리드"},
                             {"인공지능이란?", "(or 인공지능이란? AI)"},
                             {"OpenAI코리아", "OpenAI코리아"},
                         }));

INSTANTIATE_TEST_SUITE_P(
    Structure, SynonymExpansion,
    testing::ValuesIn<ExpansionCase>({
        {"제목:테슬라", "(or title:테슬라 title:Tesla)"},
        {"제목:(샘 알트만)", "(or (and title:샘 title:알트만) title:Sam Altman)"},
        {"기자:테슬라", "author:테슬라"},
        {"태그:테슬라", "tag:테슬라"},
        {"-테슬라", "(not (or 테슬라 Tesla))"},
        {"해고 -(샘 알트만)", "(and 해고 (not (or (and 샘 알트만) Sam Altman)))"},
        {"\"샘 알트만\"", "\"샘 알트만\""},
        {"테슬*", "테슬*"},
        {"테슬라 OR 인공지능", "(or (or 테슬라 Tesla) (or 인공지능 AI))"},
        {"(테슬라 OR 샘 알트만) 해고",
         "(and (or (or 테슬라 Tesla) (or (and 샘 알트만) Sam Altman)) 해고)"},
        {"likes:>10 테슬라", "(and likes:[11,] (or 테슬라 Tesla))"},
    }));

TEST(SynonymExpansion, SaysWhatItDidAndWhoPutTheWordsThere) {
  const Expansion expansion = expand(parse("샘 알트만은 테슬라").root, table(names));
  ASSERT_EQ(expansion.widened.size(), 2U);
  EXPECT_EQ(expansion.widened[0].typed, "샘 알트만은");
  EXPECT_EQ(expansion.widened[0].alternatives, std::vector<std::string>{"Sam Altman"});
  EXPECT_EQ(expansion.widened[1].typed, "테슬라");
  EXPECT_TRUE(expansion.notes.empty());
  const searchd::query::Node& any = expansion.root.children.at(0);
  EXPECT_EQ(any.origin, searchd::query::Origin::typed);
  EXPECT_EQ(any.children.at(0).origin, searchd::query::Origin::typed);
  EXPECT_EQ(any.children.at(1).origin, searchd::query::Origin::synonym);
  EXPECT_EQ(any.children.at(1).kind, searchd::query::Kind::word);
}

TEST(SynonymExpansion, LeavesWhatOthersPutThere) {
  searchd::query::Node corrected = parse("테슬라").root;
  corrected.origin = searchd::query::Origin::spelling;
  EXPECT_EQ(print(expand(corrected, table(names)).root), "테슬라");
}

TEST(SynonymExpansion, StopsAtSixtyFourNamesAndSaysSo) {
  std::string line = "가나";
  for (int i = 0; i < 16; ++i) line += ", 이름" + std::to_string(i);
  const Expansion expansion = expand(parse("가나 -가나 -가나 -가나 -가나 -가나").root, table(line));
  EXPECT_EQ(expansion.widened.size(), searchd::query::most_alternatives / 16);
  ASSERT_EQ(expansion.notes.size(), 1U);
  EXPECT_EQ(expansion.notes[0].code, "synonyms_limited");
}

TEST(Synonyms, TakeAnyBytesForAFile) {
  schema::tests::Dice dice(7);
  const std::string_view parts[] = {"가나", ",", "，", "=>", "\n", "\r\n", "#", " ", "은", "abc"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = dice.below(60); i > 0; --i) {
      text += dice.one_in(4) ? schema::tests::random_bytes(dice, 6) : std::string(dice.pick(parts));
    }
    const Synonyms synonyms = table(text);
    const Expansion expansion = expand(parse(text).root, synonyms);
    for (const searchd::query::Widened& widened : expansion.widened) {
      for (const std::string& other : widened.alternatives) {
        ASSERT_EQ(schema::first_invalid(other), std::string::npos);
        ASSERT_FALSE(other.empty());
        ASSERT_NE(synonyms.find(synonym_key(widened.typed)), nullptr) << widened.typed;
      }
    }
  }
}

}  // namespace

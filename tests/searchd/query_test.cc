// What people type, and the tree it is taken for.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "schema/endings.h"
#include "schema/utf8.h"
#include "searchd/query/parser.h"
#include "searchd/query/word.h"

namespace {

using namespace seogo;
using searchd::query::parse;
using searchd::query::print;

struct ParserCase {
  const char* typed;
  const char* printed;
  const char* note;  // the first note's code, or ""
};

class Parser : public testing::TestWithParam<ParserCase> {};

TEST_P(Parser, TakesForATree) {
  const searchd::query::Query query = parse(GetParam().typed);
  EXPECT_EQ(print(query.root), GetParam().printed);
  EXPECT_EQ(query.notes.empty() ? "" : query.notes.front().code, GetParam().note);
}

INSTANTIATE_TEST_SUITE_P(Words, Parser,
                         testing::ValuesIn<ParserCase>({
                             {"", "(everything)", ""},
                             {"   ", "(everything)", ""},
                             {"알트만", "알트만", ""},
                             {"알트만 해고", "(and 알트만 해고)", ""},
                             {"알트만\t해고\n\u3000복귀", "(and 알트만 해고 복귀)", ""},
                             {"알트만 AND 해고", "(and 알트만 해고)", ""},
                             {"코로나-19", "코로나-19", ""},
                             {"10:30", "10:30", ""},
                             {"https://example.com/a", "https://example.com/a", ""},
                             {"알트*", "알트*", ""},
                             {"*", "(everything)", ""},
                             {"or", "or", ""},
                         }));

INSTANTIATE_TEST_SUITE_P(Phrases, Parser,
                         testing::ValuesIn<ParserCase>({
                             {"\"해고 및\"", "\"해고 및\"", ""},
                             {"“해고 및” 복귀", "(and \"해고 및\" 복귀)", ""},
                             {"＂해고 및＂", "\"해고 및\"", ""},
                             {"\"해고 및", "\"해고 및\"", "unclosed_quote"},
                             {"\"\"", "(everything)", ""},
                             {"\" \" 알트만", "알트만", ""},
                             {"알트만\"해고\"", "(and 알트만 \"해고\")", ""},
                         }));

INSTANTIATE_TEST_SUITE_P(Operators, Parser,
                         testing::ValuesIn<ParserCase>({
                             {"알트만 -해고", "(and 알트만 (not 해고))", ""},
                             {"알트만 －해고", "(and 알트만 (not 해고))", ""},
                             {"알트만 NOT 해고", "(and 알트만 (not 해고))", ""},
                             {"-\"해고 및\"", "(not \"해고 및\")", ""},
                             {"-(a b)", "(not (and a b))", ""},
                             {"--a", "a", ""},
                             {"---a", "(not a)", ""},
                             {"알트만 OR 머스크", "(or 알트만 머스크)", ""},
                             {"a b OR c d", "(or (and a b) (and c d))", ""},
                             {"a | b | c", "(or a b c)", ""},
                             {"(a OR b) c", "(and (or a b) c)", ""},
                             {"((a))", "a", ""},
                             {"a (b c)", "(and a b c)", ""},
                             {"알트만 -", "(and 알트만 -)", ""},
                         }));

INSTANTIATE_TEST_SUITE_P(Fields, Parser,
                         testing::ValuesIn<ParserCase>({
                             {"제목:알트만", "title:알트만", ""},
                             {"title:알트만", "title:알트만", ""},
                             {"TITLE:알트만", "title:알트만", ""},
                             {"제목：알트만", "title:알트만", ""},
                             {"제목:\"해고 및\"", "title:\"해고 및\"", ""},
                             {"제목:(a b)", "(and title:a title:b)", ""},
                             {"기자:김주성", "author:김주성", ""},
                             {"기자:김*", "author:김*", ""},
                             {"-댓글:광고", "(not comment:광고)", ""},
                             {"없는필드:알트만", "없는필드:알트만", ""},
                             {"제목: 알트만", "(and 제목: 알트만)", ""},
                         }));

INSTANTIATE_TEST_SUITE_P(Values, Parser,
                         testing::ValuesIn<ParserCase>({
                             {"likes:>10", "likes:[11,]", ""},
                             {"추천:>=10", "likes:[10,]", ""},
                             {"likes:<3", "likes:[,2]", ""},
                             {"likes:5", "likes:[5,5]", ""},
                             {"likes:5..9", "likes:[5,9]", ""},
                             {"likes:9..5", "likes:[5,9]", ""},
                             {"likes:>9223372036854775807", ">9223372036854775807", "bad_value"},
                             {"likes:many", "many", "bad_value"},
                             {"date:2023", "date:[2023-01-01,2023-12-31]", ""},
                             {"date:2023-12", "date:[2023-12-01,2023-12-31]", ""},
                             {"날짜:2023.12", "date:[2023-12-01,2023-12-31]", ""},
                             {"date:2023년12월", "date:[2023-12-01,2023-12-31]", ""},
                             {"date:2023-12-01..2023-12-10", "date:[2023-12-01,2023-12-10]", ""},
                             {"before:2023-12-11", "before:[,2023-12-10]", ""},
                             {"after:2023", "after:[2023-01-01,]", ""},
                             {"date:2023-02-30", "2023-02-30", "bad_value"},
                             {"알트만 date:어제", "(and 알트만 어제)", "bad_value"},
                         }));

INSTANTIATE_TEST_SUITE_P(Recovery, Parser,
                         testing::ValuesIn<ParserCase>({
                             {"(알트만", "알트만", "ignored"},
                             {"알트만)", "알트만", "ignored"},
                             {")(", "(everything)", "ignored"},
                             {"OR", "(everything)", "ignored"},
                             {"알트만 OR", "알트만", "ignored"},
                             {"OR 알트만", "알트만", "ignored"},
                             {"NOT", "(everything)", "ignored"},
                             {"-)", "(everything)", "ignored"},
                             {"제목:-", "title:-", ""},
                             {"()", "(everything)", ""},
                         }));

TEST(ParserLimits, ALongQueryIsCutAtAWholeCharacter) {
  std::string typed;
  for (int i = 0; i < 400; ++i) typed += "가";
  const searchd::query::Query query = parse(typed);
  EXPECT_EQ(query.notes.front().code, "too_long");
  EXPECT_EQ(query.root.text.size(), 510U);
  EXPECT_EQ(schema::first_invalid(query.root.text), std::string::npos);
}

TEST(ParserLimits, TenThousandParenthesesAreJustOdd) {
  const searchd::query::Query query = parse(std::string(10000, '(') + "알트만");
  EXPECT_FALSE(query.notes.empty());
  EXPECT_EQ(print(parse(std::string(300, '(') + "알트만").root), "알트만");
}

TEST(ParserLimits, NoBytesMakeItFail) {
  std::mt19937 random(7);
  const std::string signs = "()\"-:*| \tORNOT가나법제목likes>=.\xEC\x80\xFF";
  for (int round = 0; round < 20000; ++round) {
    std::string typed;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) typed.push_back(signs[random() % signs.size()]);
    const searchd::query::Query query = parse(typed);
    EXPECT_EQ(schema::first_invalid(print(query.root)), std::string::npos);
  }
}

struct EndingCase {
  const char* word;
  const char* stem;
};

TEST(Endings, AreCutWhereAStemOfTwoSyllablesRemains) {
  const EndingCase cases[] = {
      {"알트만이", "알트만"},     {"알트만에게는", "알트만"}, {"대통령으로부터", "대통령"},
      {"해고됐다고", "해고"},     {"복귀했다", "복귀"},       {"학생들에게", "학생"},
      {"나라", "나라"},           {"이가", "이가"},           {"해고당했", "해고당했"},
      {"기자였다", "기자"},       {"도서관", "도서관"},       {"라스베이거스", "라스베이거스"},
      {"인공지능의", "인공지능"}, {"알트만", "알트만"},       {"외국인", "외국인"},
      {"고양이", "고양"},
  };
  for (const EndingCase& test : cases) {
    const std::string word = test.word;
    EXPECT_EQ(word.substr(0, schema::stem_length(word)), test.stem) << word;
  }
}

TEST(Endings, TellWhatMayFollowAStem) {
  for (const char* rest : {"", "은", "에게", "에게는", "에서부터는", "했다"}) {
    EXPECT_TRUE(schema::may_follow(rest)) << rest;
  }
  for (const char* rest : {"코인", "당했을", "영", "관리"}) {
    EXPECT_FALSE(schema::may_follow(rest)) << rest;
  }
}

std::string shown(const char* typed) {
  std::string out;
  for (const searchd::query::Piece& piece : searchd::query::cut(typed)) {
    out += out.empty() ? "" : " ";
    out += std::string(piece.stem_text()) + "|" + piece.text.substr(piece.stem);
    if (!piece.other_word.empty()) out += "=" + piece.other_word;
  }
  return out;
}

TEST(Words, AreCutAsTheAnalyzerCutsText) {
  EXPECT_EQ(shown("알트만이"), "알트만|이");
  EXPECT_EQ(shown("OpenAI의"), "openai| |의");
  EXPECT_EQ(shown("LG전자tv"), "lg| 전자| tv|");
  EXPECT_EQ(shown("1,234억원"), "1234| 억원|");
  EXPECT_EQ(shown("檢"), "檢|=검찰");
  EXPECT_EQ(shown("大韓民國"), "대한민국|");
  EXPECT_EQ(shown("尹대통령"), "윤대통령|");
  EXPECT_EQ(shown("韓·美"), "韓|=한국 美|=미국");
  EXPECT_EQ(shown("!!!"), "");
}

}  // namespace

// What people type, and the tree it is taken for.
#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/endings.h"
#include "schema/utf8.h"
#include "searchd/query/parser.h"
#include "searchd/query/word.h"

namespace {

using namespace seogo;
using searchd::query::key;
using searchd::query::Kind;
using searchd::query::Node;
using searchd::query::Origin;
using searchd::query::parse;
using searchd::query::print;

struct ParserCase {
  std::string typed;
  std::string printed;
  std::string notes;  // their codes
};

// tests/searchd/data/queries.tsv
std::vector<ParserCase> parser_cases() {
  std::vector<ParserCase> cases;
  std::ifstream in(std::string(SEOGO_SOURCE_DIR) + "/tests/searchd/data/queries.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream columns(line);
    ParserCase row;
    std::getline(columns, row.typed, '\t');
    std::getline(columns, row.printed, '\t');
    std::getline(columns, row.notes, '\t');
    cases.push_back(row);
  }
  return cases;
}

std::string codes(const std::vector<searchd::query::Note>& notes) {
  std::string out;
  for (const searchd::query::Note& note : notes) out += (out.empty() ? "" : " ") + note.code;
  return out;
}

TEST(Parser, TakesQueriesForTrees) {
  const std::vector<ParserCase> cases = parser_cases();
  EXPECT_GT(cases.size(), 150U);
  for (const ParserCase& row : cases) {
    const searchd::query::Query query = parse(row.typed);
    EXPECT_EQ(print(query.root), row.printed) << row.typed;
    EXPECT_EQ(codes(query.notes), row.notes) << row.typed;
  }
}

TEST(Parser, TakesAnySpacesForOne) {
  EXPECT_EQ(print(parse("").root), "(everything)");
  EXPECT_EQ(print(parse("알트만\t해고\n\u3000복귀").root), "(and 알트만 해고 복귀)");
}

TEST(Parser, TakesDecomposedNamesAndValues) {
  EXPECT_EQ(print(parse("\u1102\u1161\u11AF\u110D\u1161:2023\u1102\u1167\u11AB").root),
            "date:[2023-01-01,2023-12-31]");
}

TEST(Parser, TellsAPhraseOfFreeSpacing) {
  EXPECT_TRUE(parse("~\"해고 및\"").root.spacing_free);
  EXPECT_FALSE(parse("\"해고 및\"").root.spacing_free);
}

// The examples between backticks in the table's second column.
std::vector<std::string> examples_of_syntax() {
  std::vector<std::string> examples;
  std::ifstream in(std::string(SEOGO_SOURCE_DIR) + "/searchd/query/syntax.md");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| ") || line.starts_with("| construct")) continue;
    for (std::size_t bar; (bar = line.find("\\|")) != std::string::npos;) {
      line.replace(bar, 2, "\x01");  // a bar inside a cell
    }
    const std::size_t begin = line.find(" | ");
    std::istringstream cell(line.substr(begin, line.find(" | ", begin + 1) - begin));
    std::string example;
    std::getline(cell, example, '`');
    while (std::getline(cell, example, '`')) {
      std::replace(example.begin(), example.end(), '\x01', '|');
      examples.push_back(example);
      std::getline(cell, example, '`');
    }
  }
  return examples;
}

TEST(Syntax, EveryExampleIsTestedAndUnderstood) {
  const std::vector<ParserCase> cases = parser_cases();
  const std::vector<std::string> examples = examples_of_syntax();
  EXPECT_GT(examples.size(), 50U);
  for (const std::string& example : examples) {
    const auto row = std::find_if(cases.begin(), cases.end(), [&example](const ParserCase& one) {
      return one.typed == example;
    });
    ASSERT_NE(row, cases.end()) << example << " stands in syntax.md but not in queries.tsv";
    EXPECT_EQ(row->notes, "") << example;
  }
}

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

void expect_a_tree(const std::string& typed) {
  constexpr std::size_t longest_print = 16 * searchd::query::longest_query;
  const searchd::query::Query query = parse(typed);
  const std::string printed = print(query.root);
  ASSERT_FALSE(printed.empty()) << testing::PrintToString(typed);
  ASSERT_LE(printed.size(), longest_print) << testing::PrintToString(typed);
  ASSERT_EQ(schema::first_invalid(printed), std::string::npos) << testing::PrintToString(typed);
  ASSERT_LE(query.notes.size(), searchd::query::longest_query) << testing::PrintToString(typed);
}

TEST(ParserLimits, NoBytesMakeItFail) {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string typed;
    for (std::size_t n = random() % 40; n > 0; --n) typed.push_back(static_cast<char>(random()));
    expect_a_tree(typed);
  }
}

TEST(ParserLimits, NoOrderOfPiecesMakesItFail) {
  const std::string_view pieces[] = {
      "(",      ")",      "\"",         "“",      "-",    "~",    "〜",    ":",
      "*",      "|",      " ",          "\t",     "OR",   "NOT",  "AND",   "제목:",
      "날짜:",  "date:",  "기자:",      "likes:", "2023", "년",   "12월",  "11일",
      "..",     ".",      ",",          ">=",     "<",    "이상", "99999", "만",
      "알트만", "openai", "commenter:", "\xEC",   "\x80", "\xFF", "😀",     "\u1112"};
  std::mt19937 random(8);
  for (int round = 0; round < 50000; ++round) {
    std::string typed;
    for (std::size_t n = random() % (round % 50 == 0 ? 300 : 20); n > 0; --n) {
      typed += pieces[random() % std::size(pieces)];
      if (random() % 50 == 0) typed.push_back('\0');
    }
    expect_a_tree(typed);
  }
}

TEST(ParserLimits, ThousandsOfTheSameAreNoHarm) {
  for (const char* piece : {"(",        ")",      "()",      "\"",     "~\"",
                            "~",        "-",      "-~",      ":",      "*",
                            "| ",       "OR ",    "제목:",   "제목:(", "date:",
                            "date:(",   "date:~", "2023 ~ ", "-(",     "댓글쓴이:(a -",
                            "likes:1 ", "(\xFF "}) {
    std::string typed;
    for (int i = 0; i < 5000; ++i) typed += piece;
    expect_a_tree(typed);
    expect_a_tree("date:" + typed);
    expect_a_tree("commenter:(" + typed);
  }
  expect_a_tree(std::string(5000, '\0'));
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
  searchd::query::Node word;
  word.kind = searchd::query::Kind::word;
  word.text = typed;
  std::string out;
  for (const searchd::query::Piece& piece : searchd::query::cut(word)) {
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
  EXPECT_EQ(shown("韓·美"), "한미|");
  EXPECT_EQ(shown("韓, 美"), "韓|=한국 美|=미국");
  EXPECT_EQ(shown("3·1절"), "3.1| 절|");
  EXPECT_EQ(shown("국악·재즈"), "국악| 재즈|");
  EXPECT_EQ(shown("!!!"), "");
}

TEST(Query, KeysTellTreesApartThatArePrintedAlike) {
  Node word;
  word.kind = Kind::word;
  word.text = "물레방아";
  Node whole = word;
  whole.whole = true;
  Node synonym = word;
  synonym.origin = Origin::synonym;
  EXPECT_EQ(print(word), print(whole));
  EXPECT_NE(key(word), key(whole));
  EXPECT_NE(key(word), key(synonym));
  EXPECT_EQ(key(word), key(Node(word)));

  const auto key_of = [](const char* text) { return key(parse(text).root); };
  EXPECT_EQ(key_of("물레 방아"), key_of("물레  방아"));
  for (const char* other :
       {"물레방아", "방아 물레", "\"물레 방아\"", "~\"물레 방아\"", "물레 OR 방아", "물레 -방아",
        "물레 방아*", "제목:물레 방아", "ㅁㄹ 방아", "물레 date:2017", "물레 date:2018"}) {
    EXPECT_NE(key_of("물레 방아"), key_of(other)) << other;
  }
  EXPECT_NE(key_of("물레 date:2017"), key_of("물레 date:2018"));
}

}  // namespace

// Files of synonyms: what is read from them, and what is told of them.
#include "searchd/query/synonyms.h"

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "searchd/query/starter_synonyms.h"

namespace {

using namespace seogo;
using searchd::query::synonym_key;
using searchd::query::synonym_limits;
using searchd::query::Synonyms;

std::string alternatives(const Synonyms& synonyms, std::string_view name) {
  const Synonyms::Row* row = synonyms.find(synonym_key(name));
  if (row == nullptr) return "none";
  std::string out;
  for (const std::string_view other : row->second) out.append(out.empty() ? "" : "|").append(other);
  return out;
}

struct FileCase {
  std::string text;
  std::string name;
  std::string alternatives;
};

class SynonymFile : public testing::TestWithParam<FileCase> {};

TEST_P(SynonymFile, SaysWhatStandsForAName) {
  const Synonyms::Parsed parsed = Synonyms::parse(GetParam().text);
  EXPECT_TRUE(parsed.problems.empty()) << parsed.problems.front().text;
  EXPECT_EQ(alternatives(parsed.synonyms, GetParam().name), GetParam().alternatives);
}

INSTANTIATE_TEST_SUITE_P(Lines, SynonymFile,
                         testing::ValuesIn<FileCase>({
                             {"오픈AI, OpenAI, 오픈에이아이", "오픈AI", "OpenAI|오픈에이아이"},
                             {"오픈AI, OpenAI, 오픈에이아이", "ＯＰＥＮＡＩ",
                              "오픈AI|오픈에이아이"},
                             {"오픈AI,OpenAI", "오픈AI", "OpenAI"},
                             {"오픈AI， OpenAI", "오픈AI", "OpenAI"},
                             {"\xEF\xBB\xBF오픈AI, OpenAI\r\n애플, Apple\r\n", "오픈AI", "OpenAI"},
                             {"\xEF\xBB\xBF# 이름\r\n애플, Apple\r\n", "애플", "Apple"},
                             {"\n\n  # 설명\n애플, Apple # 회사\n", "애플", "Apple"},
                             {"C#, 씨샵", "씨샵", "C#"},
                             {"Yahoo!, 야후", "yahoo", "야후"},
                             {"node.js, 노드", "노드", "node.js"},
                             {"node.js, 노드", "nodejs", "none"},
                             {"샘 알트만, Sam Altman", "샘알트만", "샘 알트만|Sam Altman"},
                             {"샘 알트만, Sam Altman", "sam altman", "샘 알트만|Sam Altman"},
                             {"하이브 => HYBE", "하이브", "HYBE"},
                             {"하이브 => HYBE", "HYBE", "none"},
                             {"터키, 토이기 => 튀르키예, Türkiye", "토이기", "튀르키예|Türkiye"},
                             {"가나, 다라\n다라, 마바", "가나", "다라"},
                             {"가나, 다라\n다라, 마바", "다라", "가나|마바"},
                             {"가나, 다라\n다라, 가나", "다라", "가나"},
                             {"", "가나", "none"},
                         }));

struct ProblemCase {
  std::string text;
  std::string problem;  // its beginning
  std::size_t line;
  std::string left;  // what stands for 가나 all the same
};

class SynonymProblem : public testing::TestWithParam<ProblemCase> {};

TEST_P(SynonymProblem, IsToldAndTheRestIsTaken) {
  const Synonyms::Parsed parsed = Synonyms::parse(GetParam().text);
  ASSERT_EQ(parsed.problems.size(), 1U);
  EXPECT_TRUE(parsed.problems[0].text.starts_with(GetParam().problem)) << parsed.problems[0].text;
  EXPECT_EQ(parsed.problems[0].line, GetParam().line);
  EXPECT_FALSE(parsed.problems[0].hint.empty());
  EXPECT_EQ(alternatives(parsed.synonyms, "가나"), GetParam().left);
}

std::string numbered_names(std::size_t count) {
  std::string out = "가나";
  for (std::size_t i = 1; i < count; ++i) out += ", 이름" + std::to_string(i);
  return out;
}

std::string bars(std::size_t count) {
  std::string out = "이름1";
  for (std::size_t i = 2; i <= count; ++i) out += "|이름" + std::to_string(i);
  return out;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, SynonymProblem,
    testing::ValuesIn<ProblemCase>({
        {"가나, 다라\n애플\n", "nothing here", 2, "다라"},
        {"애플, 애플\n가나, 다라", "nothing here", 1, "다라"},
        {"가나, , 다라", "\"\" has nothing", 1, "다라"},
        {"가나, !!!, 다라", "\"!!!\" has nothing", 1, "다라"},
        {"가나 => ", "nothing here", 1, "none"},
        {"=> 가나", "nothing here", 1, "none"},
        {"가나 => 다라 => 마바", "the line has two arrows", 1, "none"},
        {"가나, \xFF\xFE\n가나, 다라", "the line is not UTF-8", 1, "다라"},
        {"가나, " + std::string(200, 'x') + ", 다라", "\"xxx", 1, "다라"},
        {numbered_names(18), "the line has more than 17 names", 1, bars(16)},
        {numbered_names(17) + "\n가나, 다라\n", "more than 16 names stand for 가나", 2, bars(16)},
        {"가나, 다라," + std::string(5000, ' ') + "마바", "the line is longer", 1, "다라"},
        {"가나, 다라\n#" + std::string(synonym_limits.file, '\n'), "the file is larger", 0, "다라"},
    }));

TEST(SynonymLimits, BoundTheEntriesAndTheProblems) {
  std::string many;
  for (std::size_t i = 0; i < synonym_limits.entries; ++i) {
    many += "a" + std::to_string(i) + "=>b\n";
  }
  EXPECT_TRUE(Synonyms::parse(many).problems.empty());
  const Synonyms::Parsed over = Synonyms::parse(many + "c=>d\ne\ne\n");
  EXPECT_EQ(over.synonyms.size(), synonym_limits.entries);
  ASSERT_EQ(over.problems.size(), 1U);
  EXPECT_EQ(over.problems[0].line, synonym_limits.entries + 1);

  std::string wrong;
  for (int i = 0; i < 1000; ++i) wrong += "애플\n";
  EXPECT_EQ(Synonyms::parse(wrong).problems.size(), synonym_limits.problems + 1);
}

TEST(StarterSynonyms, AreReadWithoutAProblem) {
  const Synonyms::Parsed parsed = Synonyms::parse(searchd::query::starter_synonyms());
  for (const Synonyms::Problem& problem : parsed.problems) {
    ADD_FAILURE() << problem.line << ": " << problem.text;
  }
  EXPECT_EQ(alternatives(parsed.synonyms, "오픈AI가"), "OpenAI|오픈에이아이");
  EXPECT_EQ(alternatives(parsed.synonyms, "컨텐츠"), "콘텐츠|content");
}

// A name may stand on its own line in two spacings, and behind any number of arrows.
TEST(StarterSynonyms, AreManyAndEachStandsOnOneLineAndIsLongEnough) {
  std::map<std::string, std::size_t> line_of;
  std::size_t entries = 0;
  std::size_t number = 0;
  std::istringstream file{std::string(searchd::query::starter_synonyms())};
  for (std::string line; std::getline(file, line);) {
    ++number;
    line = line.substr(0, line.find('#'));
    if (schema::trimmed(line).empty()) continue;
    ++entries;
    const std::size_t arrow = line.find("=>");
    std::istringstream left(line.substr(0, arrow));
    std::set<std::string> written;
    for (std::string name; std::getline(left, name, ',');) {
      const std::string key = synonym_key(name);
      EXPECT_GE(schema::code_points(key), 2U) << line;
      EXPECT_TRUE(written.insert(std::string(schema::trimmed(name))).second) << name;
      EXPECT_EQ(line_of.emplace(key, number).first->second, number) << key << " in " << line;
    }
  }
  EXPECT_GE(entries, 250U);
}

}  // namespace

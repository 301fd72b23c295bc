// seogo-search as people and scripts use it.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/stacks.h"
#include "tests/copied_texts.h"

namespace seogo::tests {
namespace {

class Search : public testing::Test {
 protected:
  void SetUp() override {
    const std::string file = stacks_.write(
        "a.jsonl",
        R"({"id":"a","url":"https://news.example/a","site":"서고일보","title":"첫눈 내린 서울",)"
        R"("author":"김주성 기자","date":"2023-12-11","body":"서울에 첫눈이 내렸다.","likes":16,)"
        R"("comments":[{"author":"사계절","text":"첫눈이라니!"}]})"
        "\n"
        R"({"id":"b","title":"소나기","date":"2021-07-01","body":"첫눈과 상관없는 소나기가 내렸다."})"
        "\n");
    ASSERT_TRUE(ended(stacks_.update(file), 0));
  }

  [[nodiscard]] Outcome search(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {"seogo-search", "--index", stacks_.index()};
    all.insert(all.end(), words.begin(), words.end());
    return run(all);
  }

  [[nodiscard]] std::vector<std::string> ids(std::vector<std::string> words) const {
    words.insert(words.begin(), "--json");
    const Outcome outcome = search(words);
    EXPECT_TRUE(ended(outcome, 0));
    std::vector<std::string> ids;
    const nlohmann::json reply = nlohmann::json::parse(outcome.out);
    for (const nlohmann::json& hit : reply.at("hits")) ids.push_back(hit.at("id"));
    return ids;
  }

  Stacks stacks_;
};

using Ids = std::vector<std::string>;

TEST_F(Search, PrintsHitsForPeople) {
  const Outcome outcome = search({"첫눈"});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.out, "2 articles, "));
  EXPECT_TRUE(says(outcome.out, "\n1. 첫눈 내린 서울\n"));
  EXPECT_TRUE(says(outcome.out, "서고일보 · 2023-12-11 · 김주성 기자 · 16 likes"));
  EXPECT_TRUE(says(outcome.out, "| 사계절: 첫눈이라니!"));
  EXPECT_TRUE(says(outcome.out, "https://news.example/a\n"));
  EXPECT_TRUE(says(outcome.out, "\n2. 소나기\n"));
  EXPECT_EQ(outcome.out.find('\033'), std::string::npos);
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Search, PrintsTheReplyOfTheApiAsJson) {
  const Outcome outcome = search({"--json", "--limit", "1", "첫눈"});
  ASSERT_TRUE(ended(outcome, 0));
  const nlohmann::json reply = nlohmann::json::parse(outcome.out);
  for (const char* key : {"query", "total", "took_ms", "offset", "limit", "hits", "facets"}) {
    EXPECT_TRUE(reply.contains(key)) << key;
  }
  EXPECT_EQ(reply.at("query").at("text"), "첫눈");
  EXPECT_EQ(reply.at("total").at("value"), 2);
  EXPECT_EQ(reply.at("limit"), 1);
  ASSERT_EQ(reply.at("hits").size(), 1U);
  const nlohmann::json& hit = reply.at("hits").at(0);
  EXPECT_EQ(hit.at("id"), "a");
  EXPECT_EQ(hit.at("highlights").at("title").at("marks"), nlohmann::json::parse("[[0,2]]"));
}

TEST_F(Search, WordsOfTheCommandLineAreOneQuery) {
  EXPECT_EQ(ids({"첫눈", "서울"}), (Ids{"a"}));
  EXPECT_EQ(ids({"첫눈 서울"}), (Ids{"a"}));
  EXPECT_EQ(ids({"--", "첫눈", "-서울"}), (Ids{"b"}));
  EXPECT_EQ(ids({"\"첫눈이 내렸다\""}), (Ids{"a"}));
}

TEST_F(Search, OptionsChooseAndOrder) {
  EXPECT_EQ(ids({"첫눈", "--sort", "oldest"}), (Ids{"b", "a"}));
  EXPECT_EQ(ids({"첫눈", "--sort", "newest"}), (Ids{"a", "b"}));
  EXPECT_EQ(ids({"첫눈", "--sort", "likes", "--offset", "1"}), (Ids{"b"}));
  EXPECT_EQ(ids({"첫눈", "--from", "2022"}), (Ids{"a"}));
  EXPECT_EQ(ids({"첫눈", "--to", "2021-07-01"}), (Ids{"b"}));
  EXPECT_EQ(ids({"첫눈", "--limit", "0"}), Ids{});
}

TEST_F(Search, WithoutAQueryListsTheNewest) { EXPECT_EQ(ids({}), (Ids{"a", "b"})); }

TEST_F(Search, NothingFoundIsNoFailure) {
  const Outcome outcome = search({"펭귄"});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.out, "0 articles, "));
}

TEST_F(Search, BadValuesAreNamedWithWhatIsAllowed) {
  const Outcome outcome = search({"--sort", "prettiest", "첫눈"});
  EXPECT_TRUE(ended(outcome, 2));
  EXPECT_TRUE(says(outcome.err, "prettiest"));
  EXPECT_TRUE(says(outcome.err, "relevance, newest, oldest, likes, comments"));
}

TEST_F(Search, OddQueriesAreAnswered) {
  for (const char* query :
       {"\"", "((((", "AND OR", "제목:", "\xFF\xFE", "-", "*", "likes:>", "date:x"}) {
    SCOPED_TRACE(query);
    EXPECT_TRUE(ended(search({"--json", "--", query}), 0));
  }
}

TEST_F(Search, CopiesAreOneHitUnlessAskedFor) {
  std::string lines;
  for (const char* id : {"c", "d", "e"}) {
    nlohmann::json article = {{"id", id}, {"title", "시내버스"}, {"body", wire_story}};
    lines += article.dump() + "\n";
  }
  ASSERT_TRUE(ended(stacks_.update(stacks_.write("copies.jsonl", lines)), 0));
  EXPECT_EQ(ids({"시내버스"}), (Ids{"c"}));
  EXPECT_EQ(ids({"--no-fold", "시내버스"}), (Ids{"c", "d", "e"}));
  EXPECT_EQ(ids({"--duplicates-of", "d"}).size(), 3U);
  EXPECT_EQ(ids({"--duplicates-of", "a"}), (Ids{"a"}));
  EXPECT_TRUE(says(search({"시내버스"}).out, "2 other copies"));
  EXPECT_FALSE(says(search({"첫눈"}).out, "other cop"));
  EXPECT_TRUE(says(search({"--duplicates-of", "x"}).out, "보관소에 없습니다: x"));
}

TEST_F(Search, ExplainPrintsTermsAndWeights) {
  const Outcome outcome = search({"--explain", "첫눈"});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.out, "index score"));
  EXPECT_TRUE(says(outcome.out, "첫눈  x 1.00, in 2 articles"));
  EXPECT_FALSE(says(search({"첫눈"}).out, "index score"));
}

TEST_F(Search, NamesComeFromTheFileGivenOrFromNone) {
  const std::string names = stacks_.write("names.txt", "눈보라, 첫눈\n");
  EXPECT_EQ(ids({"눈보라"}), std::vector<std::string>());
  EXPECT_EQ(ids({"--synonyms", names, "눈보라"}).size(), 2U);
  EXPECT_EQ(ids({"--synonyms", "none", "눈보라"}), std::vector<std::string>());
  const Outcome missing = search({"--synonyms", stacks_.path("nowhere.txt"), "첫눈"});
  EXPECT_TRUE(ended(missing, 3));
  EXPECT_TRUE(says(missing.err, "nowhere.txt"));
}

TEST_F(Search, ALineOfNamesThatCannotBeUnderstoodIsToldAndTheRestCounts) {
  const std::string names = stacks_.write("names.txt", "홀로\n눈보라, 첫눈\n");
  const Outcome outcome = search({"--synonyms", names, "눈보라"});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "line 1"));
  EXPECT_TRUE(says(outcome.out, "첫눈"));
}

TEST(PrintSynonyms, IsAFileThatCanBeGivenBack) {
  const Outcome printed = run({"seogo-search", "--print-synonyms"});
  EXPECT_TRUE(ended(printed, 0));
  EXPECT_TRUE(says(printed.out, "OpenAI"));
}

}  // namespace
}  // namespace seogo::tests

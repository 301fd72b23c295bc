// Questions that name a field have an answer: some title has the word, some article of the site.
#include "tests/bench/field_queries.h"

#include <gtest/gtest.h>

#include "tests/bench/article_writer.h"
#include "tests/bench/json_line.h"
#include "tests/temporary_directory.h"

namespace seogo::bench {
namespace {

Corpus corpus() {
  const tests::TemporaryDirectory place;
  const Vocabulary vocabulary;
  const ArticleWriter writer(vocabulary, {.articles = 200, .seed = 5});
  std::string lines;
  for (std::uint32_t number = 0; number < 200; ++number)
    append_json_line(writer.write(number), lines);
  std::ofstream(place.path() / "corpus.jsonl") << lines;
  return read_corpus(place.path() / "corpus.jsonl", 5);
}

TEST(FieldQueries, HaveAnAnswerAndAreTheSameEachTime) {
  const Corpus read = corpus();
  ASSERT_EQ(read.titles.size(), read.bodies.size());
  ASSERT_EQ(read.sites.size(), read.bodies.size());
  const std::vector<BenchQuery> queries = draw_all_queries(read, 5, 20);
  std::map<std::string, int> classes;
  for (const BenchQuery& query : queries) {
    ++classes[query.klass];
    EXPECT_EQ(query.by_site, query.klass == "facets");
    const auto has = [](const std::vector<std::string>& texts, const std::string& text) {
      return std::ranges::any_of(
          texts, [&](const std::string& one) { return one.find(text) != std::string::npos; });
    };
    if (query.klass == "title") {
      const std::string name = "제목:";
      ASSERT_TRUE(query.text.starts_with(name));
      EXPECT_TRUE(has(read.titles, query.text.substr(name.size()))) << query.text;
    }
    if (query.klass == "site-word") {
      const std::string name = " 매체:";
      const std::size_t at = query.text.find(name);
      ASSERT_NE(at, std::string::npos);
      EXPECT_TRUE(has(read.bodies, query.text.substr(0, at))) << query.text;
      EXPECT_EQ(std::ranges::count(read.sites, query.text.substr(at + name.size())) > 0, true);
    }
  }
  for (const char* name : {"word-common", "title", "site-word", "facets"})
    EXPECT_EQ(classes[name], 20) << name;

  const std::vector<BenchQuery> again = draw_all_queries(read, 5, 20);
  ASSERT_EQ(again.size(), queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) EXPECT_EQ(again[i].text, queries[i].text);
  EXPECT_TRUE(draw_field_queries({}, {}, 5, 20).empty());
}

}  // namespace
}  // namespace seogo::bench

// What is told to programs, and what growth makes of it: figures, a table, a picture.
#include "tests/bench/report.h"

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "tests/bench/growth_plot.h"
#include "tests/bench/options.h"

namespace seogo::bench {
namespace {

Report report() {
  Report made;
  made.corpus.articles = 2'000;
  made.corpus.text_bytes = 8'000'000;
  made.corpus.file_bytes = 10'000'000;
  made.index.articles = 2'000;
  made.index.bytes = 20'000'000;
  made.indexing =
      Indexing{{0, 2, 4, 100'000'000}, {}, {{"docdata", 5'000'000}, {"postlist", 15'000'000}}};
  made.searches =
      Searches{{{"word-mid", 10, 3, {1, 2}, {1, 2}}, {"overall", 10, 3, {4, 8}, {3, 7}}}, {}};
  return made;
}

nlohmann::json written(const Report& of) { return nlohmann::json::parse(json(of)); }

TEST(ReportJson, HasWhatWasAskedFor) {
  Report made = report();
  const nlohmann::json alone = written(made);
  EXPECT_EQ(alone.at("index").at("to_text"), 2.5);
  EXPECT_EQ(alone.at("index").at("tables").at("postlist"), 15'000'000);
  EXPECT_EQ(alone.at("articles_per_s"), 1'000);
  for (const char* key : {"baseline", "comparison", "browsing", "typing", "throughput"}) {
    EXPECT_FALSE(alone.contains(key)) << key;
  }

  made.baseline_indexing = Indexing{{0, 20, 16, 400'000'000}, {}, {{"position", 40'000'000}}};
  ClassComparison row;
  row.klass = "word-mid";
  row.ours = {2, 9};
  row.all.with_snippets = {4, 0};
  made.comparison = {row};
  made.throughput = {{"HTTP, without cache", 4, 1'000, {3, 9}, 1.5, 0.05, 0}};
  const nlohmann::json beside = written(made);
  EXPECT_EQ(beside.at("baseline").at("ours_to_it"),
            nlohmann::json({{"cpu", .25}, {"wall", .1}, {"peak", .25}, {"bytes", .5}}));
  EXPECT_EQ(beside.at("comparison").at(0).at("median_ratio"), .5);
  EXPECT_TRUE(beside.at("comparison").at(0).at("p99_ratio").is_null());  // divided by nothing
  EXPECT_EQ(beside.at("throughput").at(0).at("searches_per_s"), 1'000);
}

TEST(ReportTable, TellsGoalsOfIndexing) {
  Report made = report();
  made.baseline_indexing = Indexing{{0, 20, 16, 400'000'000}, {}, {{"position", 40'000'000}}};
  const std::string text = table(made);
  for (const char* line :
       {"0.25   processor at most 0.35: met", "0.10   wall, on two cores at most 0.20: met",
        "0.50   index, of the text at most 1.20: not met"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << " in\n" << text;
  }
}

std::vector<GrowthPoint> points() {
  GrowthPoint small = read_growth_point(json(report()));
  GrowthPoint large = small;
  large.articles = 20'000;
  large.update.cpu_s *= 15;
  for (TableSize& table : large.tables) table.bytes *= 10;
  return {small, large};
}

TEST(Growth, ReadsWhatABenchmarkWrote) {
  const GrowthPoint point = points().front();
  EXPECT_EQ(point.articles, 2'000U);
  EXPECT_DOUBLE_EQ(point.articles_per_s(), 1'000);
  EXPECT_DOUBLE_EQ(point.cpu_ms_an_article(), 2);
  EXPECT_DOUBLE_EQ(point.bytes_an_article(), 10'000);
  EXPECT_DOUBLE_EQ(point.searches.median_ms, 3);  // of all classes, warm
  EXPECT_DOUBLE_EQ(point.searches.p99_ms, 7);
}

TEST(Growth, IsHeldAgainstTheReference) {
  std::vector<GrowthPoint> rows = points();
  EXPECT_NE(table(rows).find("3.00   1.50"), std::string::npos) << table(rows);
  rows.back().articles = 100'000;  // now the one that others are held against
  EXPECT_NE(table(rows).find("times that at 100,000"), std::string::npos);
  EXPECT_EQ(table(std::vector<GrowthPoint>{}), "");
  EXPECT_EQ(nlohmann::json::parse(json(rows)).at("growth").at(1).at("tables").at("docdata"),
            50'000'000);
}

bool well_formed(const std::string& xml) {
  xmlDoc* document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "plot.svg", "UTF-8",
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  const bool read = document != nullptr;
  xmlFreeDoc(document);
  return read;
}

TEST(Growth, IsDrawnAsOneWellFormedPicture) {
  const std::string svg = growth_plot(points());
  EXPECT_TRUE(well_formed(svg)) << svg;
  std::size_t lines = 0;
  std::size_t dots = 0;
  for (std::size_t at = 0; (at = svg.find("<polyline", at)) != std::string::npos; ++at) ++lines;
  for (std::size_t at = 0; (at = svg.find("<circle", at)) != std::string::npos; ++at) ++dots;
  EXPECT_EQ(lines, 5U);
  EXPECT_EQ(dots, 10U);
  EXPECT_NE(svg.find(">2k<"), std::string::npos);
  EXPECT_NE(svg.find(">20k<"), std::string::npos);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_EQ(svg.find("inf"), std::string::npos);

  const std::string alone = growth_plot({points().front()});
  EXPECT_TRUE(well_formed(alone));
  EXPECT_EQ(alone.find("nan"), std::string::npos);
}

std::optional<Options> options(std::vector<std::string> words, int& status) {
  words.insert(words.begin(), "seogo-bench");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  return read_options(static_cast<int>(arguments.size()), arguments.data(), status);
}

TEST(BenchOptions, NameSections) {
  int status = 0;
  EXPECT_TRUE(options({}, status)->wants(Section::index));
  EXPECT_FALSE(options({}, status)->wants(Section::http));
  EXPECT_EQ(options({"--section", "index,http"}, status)->sections,
            (std::set<Section>{Section::index, Section::http}));
  EXPECT_EQ(options({"--section", "all"}, status)->sections.size(), 6U);
  EXPECT_EQ(options({"--growth", "10000,30000"}, status)->growth,
            (std::vector<std::uint32_t>{10'000, 30'000}));
}

TEST(BenchOptions, MustGoTogether) {
  int status = 0;
  EXPECT_THROW(static_cast<void>(options({"--section", "indexes"}, status)), schema::Error);
  EXPECT_THROW(static_cast<void>(options({"--searches-only"}, status)), schema::Error);
  EXPECT_THROW(static_cast<void>(options({"--growth", "10", "--index", "stacks"}, status)),
               schema::Error);
}

}  // namespace
}  // namespace seogo::bench

// Searches over sample_corpus: relevance as data. A new case is a line of sample/searches.jsonl.
#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/pipeline.h"
#include "schema/normalizer.h"
#include "tests/archive.h"

namespace {

using namespace seogo;

const std::string root = SEOGO_SOURCE_DIR;

class Sample : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    archive = new tests::Archive;
    indexer::Report report;
    indexer::Intake intake({root + "/sample_corpus"}, report);
    indexer::index_inputs(intake, indexer::extract::Profile::built_in(), archive->writer());
  }
  static void TearDownTestSuite() {
    delete archive;
    archive = nullptr;
  }
  static tests::Archive* archive;
};

tests::Archive* Sample::archive = nullptr;

// Titles are compared normalized: one page of the corpus is decomposed throughout.
std::ptrdiff_t place_of(const std::vector<std::string>& titles, const std::string& part) {
  const std::string wanted = schema::normalize(part);
  const auto found =
      std::find_if(titles.begin(), titles.end(), [&wanted](const std::string& title) {
        return schema::normalize(title).find(wanted) != std::string::npos;
      });
  return found == titles.end() ? -1 : found - titles.begin();
}

TEST_F(Sample, EverySearchFindsWhatItsCaseExpects) {
  std::ifstream in(root + "/tests/relevance/sample/searches.jsonl");
  int cases = 0;
  for (std::string line; std::getline(in, line); ++cases) {
    const auto test = nlohmann::json::parse(line);
    const std::string query = test.at("query");
    const std::vector<std::string> titles = archive->titles(query);
    const std::string why = query + ": " + test.at("why").get<std::string>();
    std::ptrdiff_t previous = -1;
    for (const std::string expected : test.at("expect")) {
      const std::ptrdiff_t place = place_of(titles, expected);
      EXPECT_GE(place, 0) << why << ": misses " << expected;
      if (!test.value("any_order", false)) {
        EXPECT_GE(place, previous) << why << ": ranks too high: " << expected;
      }
      previous = place;
    }
    for (const std::string unwanted : test.at("not")) {
      EXPECT_EQ(place_of(titles, unwanted), -1) << why << ": finds " << unwanted;
    }
  }
  EXPECT_GE(cases, 30);
}

}  // namespace

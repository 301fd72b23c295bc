// The sample corpus against the articles that were written into it, field by field.
//
// data/sample_corpus.jsonl is the truth: it was made with the corpus, not by the extractor, and so
// has no flag that writes it anew. What it holds to where pages leave a choice:
//   section        the first step of the trail that leads to the article: 홈 > 경제 > 증권 → 경제;
//   a
//                  word alone above the headline may be the last of a menu, and is none
//   image credits  who made or gave the picture, as the caption says; the caption is not in the
//   body text           as on the page, but for white space (a plain space) and what cannot be seen
//   site           composed (NFC), so that all pages of a site name it alike
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/extract/extractor.h"
#include "indexer/source/reader.h"
#include "schema/article_json.h"
#include "schema/error.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

using Articles = std::map<std::string, std::vector<json>>;  // by file, in the file's order

struct Reading {
  Articles articles;
  std::vector<std::string> refusals;
};

const fs::path& corpus() {
  static const fs::path folder = fs::path(SEOGO_SOURCE_DIR) / "sample_corpus";
  return folder;
}

std::string name_of(const std::string& file) { return fs::path(file).lexically_relative(corpus()); }

Reading read_corpus() {
  Reading reading;
  const auto refuse = [&](source::Refusal refusal) {
    refusal.file = name_of(refusal.file);
    refusal.hint.clear();
    reading.refusals.push_back(refusal.line());
  };
  const auto take = [&](const source::Capture& capture, const std::string& place) {
    try {
      const schema::Article article = extract::extract(capture, extract::Profile::built_in());
      json fields = json::parse(schema::article_to_json(article));
      fields.erase("provenance");
      reading.articles[name_of(capture.provenance.file)].push_back(std::move(fields));
    } catch (const schema::Error& error) {
      refuse({capture.provenance.file, place, error.text(), {}});
    }
  };
  for (const source::Input& input : source::find_inputs({corpus().string()}, refuse).found)
    source::read_captures(input, {take, refuse, [](std::string_view) {}});
  std::sort(reading.refusals.begin(), reading.refusals.end());
  return reading;
}

Articles read_truth() {
  Articles truth;
  std::ifstream file(fs::path(SEOGO_SOURCE_DIR) / "tests/indexer/data/sample_corpus.jsonl");
  for (std::string line; std::getline(file, line);) {
    json fields = json::parse(line);
    const std::string name = fields["file"];
    fields.erase("file");
    truth[name].push_back(std::move(fields));
  }
  return truth;
}

void expect_same(const json& got, const json& wanted, const std::string& name) {
  for (const auto& [field, value] : wanted.items())
    EXPECT_EQ(got.value(field, json()), value) << name << ": " << field;
  for (const auto& [field, value] : got.items())
    EXPECT_TRUE(wanted.contains(field)) << name << ": " << field << " is " << value;
}

TEST(SampleCorpus, EveryFieldIsAsItWasWritten) {
  const Articles got = read_corpus().articles;
  const Articles truth = read_truth();
  std::size_t articles = 0;
  for (const auto& [name, wanted] : truth) {
    const auto found = got.find(name);
    ASSERT_NE(found, got.end()) << name;
    ASSERT_EQ(found->second.size(), wanted.size()) << name;
    for (std::size_t i = 0; i < wanted.size(); ++i) expect_same(found->second[i], wanted[i], name);
    articles += wanted.size();
  }
  for (const auto& [name, fields] : got) EXPECT_TRUE(truth.contains(name)) << name;
  EXPECT_EQ(articles, 45U);
}

TEST(SampleCorpus, RefusesWhatIsBroken) {
  EXPECT_EQ(
      read_corpus().refusals,
      (std::vector<std::string>{
          "broken/bad_date.txt: \"2023.13.45 10:00\" in line 13 is no date",
          "broken/empty.txt: empty",
          "broken/login_wall.txt: no article found: neither a date or byline nor running text",
          "broken/truncated.jsonl, line 2: JSON cut short at byte 234",
      }));
}

}  // namespace
}  // namespace seogo::indexer

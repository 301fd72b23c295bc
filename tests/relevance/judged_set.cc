#include "tests/relevance/judged_set.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/pipeline.h"
#include "schema/day.h"
#include "schema/error.h"

namespace seogo::relevance {
namespace {

using nlohmann::json;
using schema::Error;
using schema::ErrorCode;

template <typename Take>
void each_line(const std::filesystem::path& file, Take take) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorCode::io, fmt::format("cannot read {}", file.string()));
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    try {
      if (!line.empty()) take(line);
    } catch (const json::exception& error) {
      throw Error(ErrorCode::input,
                  fmt::format("{}, line {}: {}", file.string(), number, error.what()));
    }
  }
}

schema::Article read_document(const json& row) {
  schema::Article article;
  article.id = row.contains("id") ? row.at("id") : row.at("_id");
  article.title = row.value("title", "");
  article.body = row.contains("body") ? row.at("body") : row.at("text");
  if (row.contains("published") && row["published"].is_string()) {
    article.published = schema::read_timestamp(row["published"].get<std::string>());
  }
  return article;
}

}  // namespace

JudgedSet read_judged_set(const std::filesystem::path& folder, const std::string& documents) {
  JudgedSet set;
  set.name = folder.filename().string();
  if (!documents.empty()) {
    indexer::Report report;
    indexer::Intake intake({documents}, report);
    indexer::extract_inputs(
        intake, indexer::extract::Profile::built_in(),
        [&set](const indexer::source::Capture&, const schema::Article& article) {
          set.documents.push_back(article);
        });
  }
  if (documents.empty())
    each_line(folder / "corpus.jsonl", [&](const std::string& line) {
      set.documents.push_back(read_document(json::parse(line)));
    });
  std::map<std::string, std::size_t> places;
  each_line(folder / "queries.jsonl", [&](const std::string& line) {
    const json row = json::parse(line);
    JudgedQuery query;
    query.id = row.contains("id") ? row.at("id") : row.at("_id");
    query.text = row.at("text");
    places[query.id] = set.queries.size();
    set.queries.push_back(std::move(query));
  });
  each_line(folder / "qrels.tsv", [&](const std::string& line) {
    std::istringstream row(line);
    std::string query;
    std::string document;
    int grade = 0;
    if (!(row >> query >> document >> grade)) return;  // the headings
    const auto place = places.find(query);
    if (place != places.end() && grade > 0) {
      set.queries[place->second].relevant[document] = grade;
    }
  });
  return set;
}

}  // namespace seogo::relevance

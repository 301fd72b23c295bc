// Documents, questions and what answers them, in the layout of the BEIR collections:
//
//   corpus.jsonl    {"id": "kq-1", "title": "임종석", "body": "…", "published": "2023-12-11"}
//   queries.jsonl   {"id": "q1", "text": "임종석이 …한 날은?"}
//   qrels.tsv       query-id <TAB> corpus-id <TAB> score, with a line of headings
//
// read_judged_set throws schema::Error(io or input) naming file and line. Plain values.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "schema/article.h"

namespace seogo::relevance {

struct JudgedQuery {
  std::string id;
  std::string text;
  std::map<std::string, int> relevant;  // document id to its grade, 1 or more
};

struct JudgedSet {
  std::string name;
  std::vector<schema::Article> documents;
  std::vector<JudgedQuery> queries;
};

// `documents`: saved pages to take the place of corpus.jsonl, read as seogo-indexer reads them.
[[nodiscard]] JudgedSet read_judged_set(const std::filesystem::path& folder,
                                        const std::string& documents = {});

}  // namespace seogo::relevance

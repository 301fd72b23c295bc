// An article as one line of a JSONL file: by our schema, and as people export it.
//
//   schema_line(article)   {"title":"…","authors":[{"name":"김주성","role":"기자"}],"published":"…", …}
//   export_line(article)   {"title":"…","author":"김주성 기자","date":"2023.12.11 18:32:05", …}
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "tests/indexer/forms/wording.h"

namespace seogo::tests {

inline std::string schema_line(const schema::Article& article) {
  nlohmann::json authors = nlohmann::json::array();
  for (const schema::Author& author : article.authors)
    authors.push_back({{"name", author.name}, {"role", author.role}});
  nlohmann::json comments = nlohmann::json::array();
  for (const schema::Comment& comment : article.comments)
    comments.push_back({{"id", comment.id},
                        {"author", comment.author},
                        {"posted", comment.posted->iso()},
                        {"text", comment.text}});
  return nlohmann::json{{"url", article.url},
                        {"section", article.section},
                        {"tags", article.tags},
                        {"title", article.title},
                        {"authors", authors},
                        {"published", article.published->iso()},
                        {"body", article.body},
                        {"comments", comments},
                        {"captured_at", article.captured_at->iso()}}
             .dump() +
         "\n";
}

inline std::string export_line(const schema::Article& article) {
  nlohmann::json comments = nlohmann::json::array();
  for (const schema::Comment& comment : article.comments)
    comments.push_back({{"author", comment.author},
                        {"date", written_time(*comment.posted)},
                        {"text", comment.text}});
  return nlohmann::json{{"url", article.url},
                        {"section", article.section},
                        {"tags", article.tags},
                        {"title", article.title},
                        {"author", byline(article.authors)},
                        {"date", written_time(*article.published)},
                        {"content", article.body},
                        {"comments", comments}}
             .dump(-1, ' ', true) +
         "\n";
}

}  // namespace seogo::tests

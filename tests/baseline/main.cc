// seogo-baseline: indexes an archive as Xapian's documentation shows, to measure ours beside it.
//
//   seogo-baseline --index plain corpus.jsonl
//
// One writer into a new database on disk, with defaults: positions, a flush every 10,000 documents, a
// commit at the end. Exit status: 0 indexed, 2 usage, 3 could not read or write.
#include <cstdio>
#include <fstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "schema/article_json.h"
#include "schema/error.h"
#include "schema/file.h"
#include "tests/baseline/document.h"

namespace {

using namespace seogo;

void index(const std::string& corpus, const std::string& place) {
  std::ifstream file(corpus, std::ios::binary);
  if (!file) schema::throw_io("open", corpus);
  Xapian::WritableDatabase database(place, Xapian::DB_CREATE);
  baseline::Indexer indexer(baseline::Take::everything);
  for (std::string line; std::getline(file, line);) {
    schema::Article article;
    try {
      article = schema::article_from_json(line);
      if (article.id.empty()) article.id = schema::stable_id(article);
      schema::validate(article);
    } catch (const schema::Error& error) {
      if (error.code() != schema::ErrorCode::input) throw;
      continue;  // the indexer beside it names those that it refuses
    }
    database.add_document(indexer.document(article));
  }
  if (file.bad()) schema::throw_io("read", corpus);
  database.commit();
}

}  // namespace

int main(int argc, char** argv) {
  std::string place;
  std::string corpus;
  CLI::App app("Indexes an archive by Xapian's own TermGenerator.", "seogo-baseline");
  app.add_option("--index", place, "a new directory")->required()->type_name("DIR");
  app.add_option("corpus", corpus, "a JSONL file")->required()->check(CLI::ExistingFile);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : schema::exit_status(schema::ErrorCode::usage);
  }
  try {
    index(corpus, place);
    return 0;
  } catch (const schema::Error& error) {
    fmt::print(stderr, "seogo-baseline: {}\n", error.text());
    return schema::exit_status(error.code());
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "seogo-baseline: {}\n", error.get_description());
    return schema::exit_status(schema::ErrorCode::index);
  }
}

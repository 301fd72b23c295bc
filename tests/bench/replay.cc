// seogo-replay: searches an index for each line of a file, once, on one thread, and prints nothing. What
// tests/bench/instructions counts the instructions of.
//
//   seogo-replay --draw corpus.jsonl --queries 15 >queries     so many of each class, a line each
//   seogo-replay --index stacks queries
//
// Nothing depends on time: a search takes as long as it takes, and no reply is remembered.
// Exit status: 0 searched, 2 usage, 3 could not read.
#include <cstdio>
#include <fstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <xapian.h>

#include "schema/error.h"
#include "schema/file.h"
#include "searchd/engine/engine.h"
#include "tests/bench/field_queries.h"

namespace {

using namespace seogo;

constexpr std::uint64_t seed = 42;

void draw(const std::string& corpus, int per_class) {
  for (const bench::BenchQuery& query :
       bench::draw_all_queries(bench::read_corpus(corpus, seed), seed, per_class)) {
    if (!query.by_site) fmt::print("{}\n", query.text);
  }
}

void replay(const std::string& index, const std::string& queries) {
  std::ifstream file(queries);
  if (!file) schema::throw_io("open", queries);
  searchd::engine::Limits limits;
  limits.cache_bytes = 0;
  limits.query_time = std::chrono::milliseconds(0);
  const searchd::engine::Engine engine(schema::IndexDirectory(index), limits);
  for (std::string line; std::getline(file, line);) {
    searchd::engine::Request request;
    request.text = line;
    static_cast<void>(engine.search(request));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string index;
  std::string corpus;
  std::string queries;
  int per_class = 15;
  CLI::App app("Searches for each line of a file, once.", "seogo-replay");
  app.add_option("--index", index, "to be searched")->type_name("DIR");
  app.add_option("--draw", corpus, "a JSONL file to draw queries from, printed")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  app.add_option("--queries", per_class, "drawn for each class")->capture_default_str();
  app.add_option("queries", queries, "a file, a query a line")->check(CLI::ExistingFile);
  try {
    app.parse(argc, argv);
    if (corpus.empty() == (index.empty() || queries.empty())) {
      throw CLI::ValidationError("either --draw, or --index and a file of queries");
    }
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : schema::exit_status(schema::ErrorCode::usage);
  }
  try {
    corpus.empty() ? replay(index, queries) : draw(corpus, per_class);
    return 0;
  } catch (const schema::Error& error) {
    fmt::print(stderr, "seogo-replay: {}\n", error.text());
    return schema::exit_status(error.code());
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "seogo-replay: {}\n", error.get_description());
    return schema::exit_status(schema::ErrorCode::index);
  }
}

// seogo-bench: what indexing and searching cost on this machine.
//
//   seogo-bench                              20,000 invented articles, the same for everyone
//   seogo-bench --corpus archive.jsonl       an archive of your own
//   seogo-bench --searches-only --corpus archive.jsonl --index stacks
//
// The corpus is indexed by the real `seogo-indexer update`, found beside this program; searches are
// answered by the engine that searchd and seogo-search share, in this process.
// Exit status: 0 measured, 2 usage, 3 something could not be run, read or written.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "schema/error.h"
#include "schema/file.h"
#include "tests/archive.h"
#include "tests/bench/browsing.h"
#include "tests/bench/child.h"
#include "tests/bench/corpus.h"
#include "tests/bench/queries.h"
#include "tests/bench/relating.h"
#include "tests/bench/report.h"
#include "tests/bench/searching.h"
#include "tests/bench/suggesting.h"

namespace {

using namespace seogo;
using schema::Error;
using schema::ErrorCode;
namespace fs = std::filesystem;

#ifdef __OPTIMIZE__
constexpr bool optimized = true;
#else
constexpr bool optimized = false;
#endif

constexpr int browsing_times = 9;

struct Options {
  std::uint32_t articles = 20'000;
  std::uint64_t seed = 42;
  double comments = 8;
  int queries = 200;
  int passes = 3;
  std::string corpus;
  std::string index;
  std::string json;
  bool searches_only = false;
  std::size_t slowest = 0;
};

double load() {
  double average = 0;
  return ::getloadavg(&average, 1) == 1 ? average : -1;
}

fs::path neighbour(const char* name) {
  return fs::read_symlink("/proc/self/exe").parent_path() / name;
}

// `worst` is the highest exit status to go on with.
bench::Cost run_neighbour(const char* name, std::vector<std::string> arguments, int worst) {
  arguments.insert(arguments.begin(), neighbour(name).string());
  const bench::Cost cost = bench::run_program(arguments);
  if (cost.status > worst) {
    throw Error(ErrorCode::io, fmt::format("{} ended with status {}", name, cost.status));
  }
  return cost;
}

void require_new(const fs::path& index) {
  if (fs::exists(index) && !fs::is_empty(index)) {
    throw Error(ErrorCode::usage, fmt::format("{} is not empty", index.string()),
                "name a new directory: the benchmark indexes from nothing");
  }
}

bench::Report measure(const Options& options, const fs::path& room) {
  bench::Report report;
  report.machine = {std::thread::hardware_concurrency(), load(), 0, optimized};
  report.warm_passes = options.passes;
  report.corpus_name =
      options.corpus.empty() ? fmt::format("invented, seed {}", options.seed) : options.corpus;
  const fs::path corpus = options.corpus.empty() ? room / "corpus.jsonl" : fs::path(options.corpus);
  const fs::path index = options.index.empty() ? room / "stacks" : fs::path(options.index);
  if (!options.searches_only) require_new(index);

  if (options.corpus.empty()) {
    fmt::print(stderr, "writing {} articles\n", options.articles);
    run_neighbour(
        "seogo-generate",
        {"--articles", std::to_string(options.articles), "--seed", std::to_string(options.seed),
         "--comments", std::to_string(options.comments), "--output", corpus.string()},
        0);
    // A file changed within the last tick of the clock is not remembered as done.
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  // Status 1: some lines of a real archive were refused, and named on stderr.
  const std::vector<std::string> update = {"update", "--index", index.string(), corpus.string()};
  if (!options.searches_only) {
    report.update = run_neighbour("seogo-indexer", update, 1);
    report.update_again = run_neighbour("seogo-indexer", update, 1);
  }

  fmt::print(stderr, "drawing queries\n");
  report.corpus = bench::read_corpus(corpus, options.seed);
  const std::vector<bench::BenchQuery> queries =
      bench::draw_queries(report.corpus.bodies, options.seed, options.queries);
  fmt::print(stderr, "{} queries, {} times each\n", queries.size(), options.passes + 1);
  report.searches = bench::time_searches(index, queries, {options.passes, options.seed});
  fmt::print(stderr, "looking around\n");
  report.browsing = bench::time_browsing(index, browsing_times);
  report.machine.load_at_end = load();
  if (report.searches.slowest.size() > options.slowest) {
    report.searches.slowest.resize(options.slowest);
  }
  return report;
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("seogo-bench: measures indexing and searching");
  app.add_option("--articles", options.articles, "articles to invent")
      ->check(CLI::Range(1U, 100'000'000U))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "which articles and queries")->capture_default_str();
  app.add_option("--comments", options.comments, "mean comments an article")
      ->check(CLI::Range(0.0, 1'000.0))
      ->capture_default_str();
  app.add_option("--corpus", options.corpus, "a JSONL file to measure with instead")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  app.add_option("--queries", options.queries, "queries a class")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--passes", options.passes, "warm passes over all queries")
      ->check(CLI::Range(1, 1'000))
      ->capture_default_str();
  app.add_option("--index", options.index, "make the index here and keep it")->type_name("DIR");
  app.add_flag("--searches-only", options.searches_only,
               "the index that --index names was made from --corpus before");
  app.add_option("--slowest", options.slowest, "print so many of the slowest queries");
  app.add_option("--json", options.json, "write the figures here too")->type_name("FILE");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : schema::exit_status(ErrorCode::usage);
  }
  if (options.searches_only && (options.corpus.empty() || options.index.empty())) {
    throw Error(ErrorCode::usage, "--searches-only needs --corpus and --index");
  }

  const tests::TemporaryDirectory room;
  const bench::Report report = measure(options, room.path());
  fmt::print("{}", bench::table(report));
  const fs::path index = options.index.empty() ? room.path() / "stacks" : fs::path(options.index);
  const bench::TypingPlan typing = {options.queries, options.passes, options.seed};
  fmt::print("{}", bench::table(bench::time_suggestions(index, report.corpus.bodies, typing)));
  fmt::print("{}", bench::table(bench::relate(index, {options.queries, options.seed})));
  if (!options.json.empty()) schema::replace_file(options.json, bench::json(report));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const Error& error) {
    fmt::print(stderr, "seogo-bench: {}\n", error.text());
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
    return schema::exit_status(error.code());
  } catch (const std::exception& error) {
    fmt::print(stderr, "seogo-bench: {}\n", error.what());
    return schema::exit_status(ErrorCode::io);
  }
}

#include "tests/bench/measuring.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include <fmt/format.h>

#include "schema/generation.h"
#include "tests/bench/field_queries.h"

namespace seogo::bench {
namespace {

namespace fs = std::filesystem;

#ifdef __OPTIMIZE__
constexpr bool optimized = true;
#else
constexpr bool optimized = false;
#endif

constexpr int browsing_times = 9;

double load() {
  double average = 0;
  return ::getloadavg(&average, 1) == 1 ? average : -1;
}

void invent(const Options& options, const fs::path& corpus) {
  fmt::print(stderr, "writing {} articles\n", options.articles);
  static_cast<void>(run_neighbour(
      "seogo-generate",
      {"--articles", std::to_string(options.articles), "--seed", std::to_string(options.seed),
       "--comments", std::to_string(options.comments), "--output", corpus.string()}));
  // A file changed within the last tick of the clock is not remembered as done.
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

bool holds_something(const fs::path& place) { return fs::exists(place) && !fs::is_empty(place); }

// Where an index is wanted that only some section needs, it is made without being measured.
std::optional<Indexing> indexed(const Options& options, const fs::path& corpus,
                                const fs::path& index) {
  if (!options.wants(Section::index) && holds_something(index)) return std::nullopt;
  fmt::print(stderr, "indexing\n");
  std::optional<Indexing> indexing = index_ours(corpus, index);
  if (!options.wants(Section::index)) indexing.reset();
  return indexing;
}

std::optional<Indexing> baseline_indexed(const Options& options, const fs::path& corpus,
                                         const fs::path& plain) {
  if (!options.baseline) return std::nullopt;
  if (!options.wants(Section::index) &&
      (!options.wants(Section::search) || holds_something(plain))) {
    return std::nullopt;
  }
  fmt::print(stderr, "indexing by the baseline\n");
  std::optional<Indexing> indexing = index_baseline(corpus, plain);
  if (!options.wants(Section::index)) indexing.reset();
  return indexing;
}

schema::Stats stats_of(const fs::path& index) {
  const schema::IndexDirectory directory(index);
  const schema::Generation live = directory.open_live();
  return schema::measure(directory, live.name, live.database);
}

fs::path place_of(const std::string& named, const fs::path& otherwise) {
  return named.empty() ? otherwise : fs::path(named);
}

}  // namespace

Report measure(const Options& options, const fs::path& room) {
  Report report;
  report.machine = {std::thread::hardware_concurrency(), load(), 0, optimized};
  report.warm_passes = options.passes;
  report.corpus_name =
      options.corpus.empty() ? fmt::format("invented, seed {}", options.seed) : options.corpus;
  const fs::path corpus = place_of(options.corpus, room / "corpus.jsonl");
  const fs::path index = place_of(options.index, room / "stacks");
  const fs::path plain = place_of(options.baseline_index, room / "plain");
  if (options.corpus.empty()) invent(options, corpus);
  report.indexing = indexed(options, corpus, index);
  report.baseline_indexing = baseline_indexed(options, corpus, plain);
  report.index = stats_of(index);

  fmt::print(stderr, "drawing queries\n");
  report.corpus = read_corpus(corpus, options.seed);
  const std::vector<BenchQuery> queries =
      draw_all_queries(report.corpus, options.seed, options.queries);
  const SearchPlan plan = {options.passes, options.seed};
  if (options.wants(Section::search)) {
    fmt::print(stderr, "{} queries, {} times each\n", queries.size(), options.passes + 1);
    report.searches = time_searches(index, queries, plan);
    if (report.searches->slowest.size() > options.slowest) {
      report.searches->slowest.resize(options.slowest);
    }
    if (options.baseline) {
      fmt::print(stderr, "the same beside the baseline\n");
      report.comparison = compare(index, plain, queries, plan);
    }
  }
  if (options.wants(Section::browse)) {
    fmt::print(stderr, "looking around\n");
    report.browsing = time_browsing(index, browsing_times);
  }
  if (options.wants(Section::type)) {
    report.typing = time_suggestions(index, report.corpus.bodies,
                                     {options.queries, options.passes, options.seed});
  }
  if (options.wants(Section::relate)) {
    report.relating = relate(index, {options.queries, options.seed});
  }
  if (options.wants(Section::http)) {
    fmt::print(stderr, "searches a second\n");
    report.throughput = measure_throughput(programs(), index, everyday(queries, options.seed),
                                           {.seconds = options.seconds, .seed = options.seed});
  }
  report.machine.load_at_end = load();
  return report;
}

}  // namespace seogo::bench

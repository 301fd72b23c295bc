#include "tests/bench/indexing.h"

#include <fmt/format.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "tests/bench/figures.h"

namespace seogo::bench {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;

constexpr double gibibyte = 1024.0 * 1024 * 1024;

void require_new(const fs::path& index) {
  if (fs::exists(index) && !fs::is_empty(index)) {
    throw Error(ErrorCode::usage, fmt::format("{} is not empty", index.string()),
                "name a new directory: the benchmark indexes from nothing");
  }
}

double of(std::uint64_t one, std::uint64_t other) {
  return ratio(static_cast<double>(one), static_cast<double>(other));
}

std::string row(const char* name, double ours, double theirs, double compared, const Goal& goal) {
  return fmt::format("{:<22}{:>10.2f}{:>10.2f}{:>8}   {} at most {:.2f}: {}\n", name, ours, theirs,
                     written_ratio(ratio(ours, theirs)), goal.name, goal.most,
                     verdict(compared, goal));
}

}  // namespace

fs::path programs() { return fs::read_symlink("/proc/self/exe").parent_path(); }

beside::Cost run_neighbour(const char* name, std::vector<std::string> arguments, int worst) {
  arguments.insert(arguments.begin(), (programs() / name).string());
  beside::Cost cost = beside::run_program(arguments);
  if (cost.status > worst) {
    throw Error(ErrorCode::io, fmt::format("{} ended with status {}", name, cost.status));
  }
  return cost;
}

Indexing index_ours(const fs::path& corpus, const fs::path& index) {
  require_new(index);
  // Status 1: some lines of a real archive were refused, and named on stderr.
  const std::vector<std::string> update = {"update", "--index", index.string(), corpus.string()};
  Indexing indexing;
  indexing.update = run_neighbour("seogo-indexer", update, 1);
  indexing.update_again = run_neighbour("seogo-indexer", update, 1);
  indexing.tables = tables_of(schema::IndexDirectory(index));
  return indexing;
}

Indexing index_baseline(const fs::path& corpus, const fs::path& plain) {
  require_new(plain);
  Indexing indexing;
  indexing.update = run_neighbour("seogo-baseline", {"--index", plain.string(), corpus.string()});
  indexing.tables = index_tables(plain);
  return indexing;
}

std::string table(const Indexing& ours, const Indexing& baseline, std::uint64_t text_bytes) {
  const std::uint64_t our_bytes = total_bytes(ours.tables);
  const std::uint64_t its_bytes = total_bytes(baseline.tables);
  const double our_peak = static_cast<double>(ours.update.peak_bytes);
  std::string out = fmt::format(
      "\nbeside Xapian's TermGenerator with CJK n-grams: the same texts, one writer, positions, "
      "defaults\n{:<22}{:>10}{:>10}{:>8}   goals\n",
      "", "ours", "baseline", "ratio");
  out += row("processor, s", ours.update.cpu_s, baseline.update.cpu_s,
             ratio(ours.update.cpu_s, baseline.update.cpu_s), goals::cpu);
  out += row("wall, s", ours.update.wall_s, baseline.update.wall_s,
             ratio(ours.update.wall_s, baseline.update.wall_s), goals::wall);
  out += row("memory, MB", megabytes(ours.update.peak_bytes), megabytes(baseline.update.peak_bytes),
             our_peak / gibibyte, goals::peak);
  out += row("index, of the text", of(our_bytes, text_bytes), of(its_bytes, text_bytes),
             of(our_bytes, text_bytes), goals::size);
  out += "\nthe baseline's tables\n" + table(baseline.tables, text_bytes);
  return out;
}

std::string table(const std::vector<TableSize>& tables, std::uint64_t text_bytes) {
  std::string out = fmt::format("{:<22}{:>10}{:>16}\n", "table", "MB", "of the text");
  for (const TableSize& one : tables) {
    out += fmt::format("{:<22}{:>10.1f}{:>16}\n", one.name, megabytes(one.bytes),
                       written_ratio(of(one.bytes, text_bytes)));
  }
  const std::uint64_t all = total_bytes(tables);
  return out + fmt::format("{:<22}{:>10.1f}{:>16}\n", "all", megabytes(all),
                           written_ratio(of(all, text_bytes)));
}

}  // namespace seogo::bench

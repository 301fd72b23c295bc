#include "tests/bench/report.h"

#include <fmt/format.h>

#include "tests/bench/figures.h"

namespace seogo::bench {
namespace {

double of(std::uint64_t one, std::uint64_t other) {
  return ratio(static_cast<double>(one), static_cast<double>(other));
}

std::string indexing_lines(const Report& report, const Indexing& indexing) {
  const std::uint64_t bytes = report.index.bytes;
  const beside::Cost& update = indexing.update;
  const beside::Cost& again = indexing.update_again;
  return fmt::format(
      "update          {:.2f} s wall, {:.2f} s processor, {:.0f} MB at its peak\n"
      "                {:.0f} articles/s, {:.1f} MB/s\n"
      "update again    {:.3f} s wall, {:.3f} s processor, {:.0f} MB at its peak\n"
      "index           {} articles, {:.1f} MB: {:.2f} times the text, {:.2f} times the JSONL\n\n",
      update.wall_s, update.cpu_s, megabytes(update.peak_bytes),
      static_cast<double>(report.index.articles) / update.wall_s,
      megabytes(report.corpus.file_bytes) / update.wall_s, again.wall_s, again.cpu_s,
      megabytes(again.peak_bytes), grouped(report.index.articles), megabytes(bytes),
      of(bytes, report.corpus.text_bytes), of(bytes, report.corpus.file_bytes));
}

std::string table(const Searches& searches, int passes) {
  std::string out = fmt::format(
      "\nsearches with ten snippets, one at a time, in ms; first: index not in memory yet; warm: "
      "{} "
      "passes more\n{:<14}{:>8}{:>10}{:>15}{:>9}{:>14}{:>9}\n",
      passes, "class", "queries", "hits", "first median", "p99", "warm median", "p99");
  for (const ClassTimes& row : searches.classes) {
    out += fmt::format("{:<14}{:>8}{:>10.1f}{:>15.2f}{:>9.2f}{:>14.2f}{:>9.2f}\n", row.klass,
                       row.queries, row.mean_hits, row.first.median_ms, row.first.p99_ms,
                       row.warm.median_ms, row.warm.p99_ms);
  }
  for (const SlowQuery& query : searches.slowest) {
    out += fmt::format("{:>10.2f} ms  {:<14}{}\n", query.ms, query.klass, query.text);
  }
  return out;
}

}  // namespace

std::string table(const Report& report) {
  const Machine& machine = report.machine;
  const Corpus& corpus = report.corpus;
  std::string out = fmt::format(
      "machine         {} processors, load {:.2f} at start, {:.2f} at end{}\n"
      "corpus          {} articles, {} comments, {:.1f} MB of JSONL, {:.1f} MB of text ({})\n",
      machine.processors, machine.load_at_start, machine.load_at_end,
      machine.optimized ? "" : "; BUILT WITHOUT OPTIMIZATION", grouped(corpus.articles),
      grouped(corpus.comments), megabytes(corpus.file_bytes), megabytes(corpus.text_bytes),
      report.corpus_name);
  if (report.indexing) {
    out += indexing_lines(report, *report.indexing);
    out += table(report.indexing->tables, corpus.text_bytes);
    if (report.baseline_indexing) {
      out += table(*report.indexing, *report.baseline_indexing, corpus.text_bytes);
    }
  }
  if (report.searches) out += table(*report.searches, report.warm_passes);
  if (!report.comparison.empty()) out += table(report.comparison);
  if (report.browsing) out += table(*report.browsing);
  if (!report.typing.empty()) out += table(report.typing);
  if (report.relating) out += table(*report.relating);
  if (!report.throughput.empty()) out += table(report.throughput);
  return out;
}

}  // namespace seogo::bench

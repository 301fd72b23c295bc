#include "tests/bench/report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace seogo::bench {
namespace {

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

double ratio(std::uint64_t one, std::uint64_t other) {
  return static_cast<double>(one) / static_cast<double>(other);
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

double articles_per_second(const Report& report) {
  return static_cast<double>(report.searches.index.articles) / report.update.wall_s;
}

double megabytes_per_second(const Report& report) {
  return megabytes(report.corpus.file_bytes) / report.update.wall_s;
}

std::string indexing_lines(const Report& report) {
  const Corpus& corpus = report.corpus;
  const std::uint64_t index_bytes = report.searches.index.bytes;
  return fmt::format(
      "corpus          {} articles, {} comments, {:.1f} MB of JSONL, {:.1f} MB of text ({})\n"
      "update          {:.2f} s wall, {:.2f} s processor, {:.0f} MB at its peak\n"
      "                {:.0f} articles/s, {:.1f} MB/s\n"
      "update again    {:.3f} s wall, {:.3f} s processor, {:.0f} MB at its peak\n"
      "index           {} articles, {:.1f} MB: {:.2f} times the text, {:.2f} times the JSONL\n",
      grouped(corpus.articles), grouped(corpus.comments), megabytes(corpus.file_bytes),
      megabytes(corpus.text_bytes), report.corpus_name, report.update.wall_s, report.update.cpu_s,
      megabytes(report.update.peak_bytes), articles_per_second(report),
      megabytes_per_second(report), report.update_again.wall_s, report.update_again.cpu_s,
      megabytes(report.update_again.peak_bytes), grouped(report.searches.index.articles),
      megabytes(index_bytes), ratio(index_bytes, corpus.text_bytes),
      ratio(index_bytes, corpus.file_bytes));
}

}  // namespace

std::string table(const Report& report) {
  const Machine& machine = report.machine;
  std::string out =
      fmt::format("machine         {} processors, load {:.2f} at start, {:.2f} at end{}\n",
                  machine.processors, machine.load_at_start, machine.load_at_end,
                  machine.optimized ? "" : "; BUILT WITHOUT OPTIMIZATION");
  if (report.update.wall_s > 0) out += indexing_lines(report);
  out += fmt::format(
      "\nsearches with ten snippets, one at a time, in ms; first: index not in memory yet; warm: "
      "{} "
      "passes more\n{:<14}{:>8}{:>10}{:>15}{:>9}{:>14}{:>9}\n",
      report.warm_passes, "class", "queries", "hits", "first median", "p99", "warm median", "p99");
  for (const ClassTimes& row : report.searches.classes) {
    out += fmt::format("{:<14}{:>8}{:>10.1f}{:>15.2f}{:>9.2f}{:>14.2f}{:>9.2f}\n", row.klass,
                       row.queries, row.mean_hits, row.first.median_ms, row.first.p99_ms,
                       row.warm.median_ms, row.warm.p99_ms);
  }
  for (const SlowQuery& query : report.searches.slowest) {
    out += fmt::format("{:>10.2f} ms  {:<14}{}\n", query.ms, query.klass, query.text);
  }
  return out + table(report.browsing);
}

std::string json(const Report& report) {
  using Json = nlohmann::ordered_json;
  const auto cost = [](const Cost& it) {
    return Json{{"wall_s", it.wall_s}, {"cpu_s", it.cpu_s}, {"peak_bytes", it.peak_bytes}};
  };
  const auto times = [](const Spread& it) {
    return Json{{"median_ms", it.median_ms}, {"p99_ms", it.p99_ms}};
  };
  const std::uint64_t index_bytes = report.searches.index.bytes;
  Json out = {{"machine",
               {{"processors", report.machine.processors},
                {"load_at_start", report.machine.load_at_start},
                {"load_at_end", report.machine.load_at_end},
                {"optimized", report.machine.optimized}}},
              {"corpus",
               {{"name", report.corpus_name},
                {"articles", report.corpus.articles},
                {"comments", report.corpus.comments},
                {"refused", report.corpus.refused},
                {"file_bytes", report.corpus.file_bytes},
                {"text_bytes", report.corpus.text_bytes}}},
              {"update", cost(report.update)},
              {"update_again", cost(report.update_again)},
              {"articles_per_s", articles_per_second(report)},
              {"mb_per_s", megabytes_per_second(report)},
              {"index",
               {{"articles", report.searches.index.articles},
                {"bytes", index_bytes},
                {"to_text", ratio(index_bytes, report.corpus.text_bytes)},
                {"to_file", ratio(index_bytes, report.corpus.file_bytes)}}},
              {"warm_passes", report.warm_passes},
              {"searches", Json::array()}};
  for (const ClassTimes& row : report.searches.classes) {
    out["searches"].push_back({{"class", row.klass},
                               {"queries", row.queries},
                               {"mean_hits", row.mean_hits},
                               {"first", times(row.first)},
                               {"warm", times(row.warm)}});
  }
  for (const Browsed& row : report.browsing.queries) {
    const auto pages = [](const Browsed::Row& it) {
      return Json{{"first_ms", it.first}, {"deep_ms", it.deep}, {"page", it.page}};
    };
    out["browsing"].push_back({{"query", row.query},
                               {"hits", row.hits},
                               {"plain_ms", row.plain},
                               {"four_facets_ms", row.four_facets},
                               {"six_facets_ms", row.six_facets},
                               {"histogram_ms", row.histogram},
                               {"fresh_ms", row.fresh},
                               {"comments_ms", row.comments},
                               {"comment_hits", row.comment_hits},
                               {"newest", pages(row.newest)},
                               {"relevance", pages(row.relevance)}});
  }
  for (const ColumnTime& column : report.browsing.columns) {
    out["columns_ms"][column.name] = column.ms;
  }
  return out.dump(2) + "\n";
}

}  // namespace seogo::bench

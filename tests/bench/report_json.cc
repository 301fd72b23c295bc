#include <cmath>

#include <nlohmann/json.hpp>

#include "tests/bench/figures.h"
#include "tests/bench/report.h"

namespace seogo::bench {
namespace {

using Json = nlohmann::ordered_json;

Json quotient(double one, double other) {
  const double value = ratio(one, other);
  return std::isnan(value) ? Json(nullptr) : Json(value);
}

Json quotient(std::uint64_t one, std::uint64_t other) {
  return quotient(static_cast<double>(one), static_cast<double>(other));
}

Json written(const beside::Cost& it) {
  return {{"wall_s", it.wall_s}, {"cpu_s", it.cpu_s}, {"peak_bytes", it.peak_bytes}};
}

Json written(const Spread& it) { return {{"median_ms", it.median_ms}, {"p99_ms", it.p99_ms}}; }

Json written(const std::vector<TableSize>& tables) {
  Json out = Json::object();
  for (const TableSize& table : tables) out[table.name] = table.bytes;
  return out;
}

Json written(const Corpus& corpus, const std::string& name) {
  return {{"name", name},
          {"articles", corpus.articles},
          {"comments", corpus.comments},
          {"refused", corpus.refused},
          {"file_bytes", corpus.file_bytes},
          {"text_bytes", corpus.text_bytes}};
}

Json written(const Searches& searches) {
  Json out = Json::array();
  for (const ClassTimes& row : searches.classes) {
    out.push_back({{"class", row.klass},
                   {"queries", row.queries},
                   {"mean_hits", row.mean_hits},
                   {"first", written(row.first)},
                   {"warm", written(row.warm)}});
  }
  return out;
}

Json written(const Indexing& ours, const Indexing& baseline) {
  const std::uint64_t bytes = total_bytes(baseline.tables);
  return {{"cost", written(baseline.update)},
          {"bytes", bytes},
          {"tables", written(baseline.tables)},
          {"ours_to_it",
           {{"cpu", quotient(ours.update.cpu_s, baseline.update.cpu_s)},
            {"wall", quotient(ours.update.wall_s, baseline.update.wall_s)},
            {"peak", quotient(ours.update.peak_bytes, baseline.update.peak_bytes)},
            {"bytes", quotient(total_bytes(ours.tables), bytes)}}}};
}

Json written(const Answered& it) {
  return {{"mean_hits", it.mean_hits},
          {"refused", it.refused},
          {"with_snippets", written(it.with_snippets)},
          {"without", written(it.without)}};
}

Json written(const std::vector<ClassComparison>& comparison) {
  Json out = Json::array();
  for (const ClassComparison& row : comparison) {
    const Spread& theirs = row.theirs().with_snippets;
    out.push_back({{"class", row.klass},
                   {"queries", row.queries},
                   {"mean_hits", row.our_hits},
                   {"ours", written(row.ours)},
                   {"all_words", written(row.all)},
                   {"any_word", written(row.any)},
                   {"compared", row.words == baseline::Words::all ? "all_words" : "any_word"},
                   {"median_ratio", quotient(row.ours.median_ms, theirs.median_ms)},
                   {"p99_ratio", quotient(row.ours.p99_ms, theirs.p99_ms)}});
  }
  return out;
}

Json written(const Browsed& row) {
  const auto pages = [](const Browsed::Row& it) {
    return Json{{"first_ms", it.first}, {"deep_ms", it.deep}, {"page", it.page}};
  };
  return {{"query", row.query},
          {"hits", row.hits},
          {"plain_ms", row.plain},
          {"four_facets_ms", row.four_facets},
          {"six_facets_ms", row.six_facets},
          {"histogram_ms", row.histogram},
          {"fresh_ms", row.fresh},
          {"comments_ms", row.comments},
          {"comment_hits", row.comment_hits},
          {"newest", pages(row.newest)},
          {"relevance", pages(row.relevance)}};
}

Json written(const TypingTimes& row) {
  return {{"class", row.klass},
          {"texts", row.queries},
          {"mean_suggestions", row.mean_suggestions},
          {"warm", written(row.times)}};
}

Json written(const ThroughputRow& row) {
  return {{"way", row.way},
          {"clients", row.clients},
          {"searches_per_s", row.rate},
          {"times", written(row.times)},
          {"processor_ms", row.processor_ms},
          {"client_processor_ms", row.client_processor_ms},
          {"wrong", row.wrong}};
}

template <typename Rows>
Json all_written(const Rows& rows) {
  Json out = Json::array();
  for (const auto& row : rows) out.push_back(written(row));
  return out;
}

}  // namespace

std::string json(const Report& report) {
  Json out = {{"machine",
               {{"processors", report.machine.processors},
                {"load_at_start", report.machine.load_at_start},
                {"load_at_end", report.machine.load_at_end},
                {"optimized", report.machine.optimized}}},
              {"corpus", written(report.corpus, report.corpus_name)},
              {"warm_passes", report.warm_passes},
              {"index",
               {{"articles", report.index.articles},
                {"bytes", report.index.bytes},
                {"to_text", quotient(report.index.bytes, report.corpus.text_bytes)},
                {"to_file", quotient(report.index.bytes, report.corpus.file_bytes)}}}};
  if (report.indexing) {
    const beside::Cost& update = report.indexing->update;
    out["update"] = written(update);
    out["update_again"] = written(report.indexing->update_again);
    out["articles_per_s"] = quotient(static_cast<double>(report.index.articles), update.wall_s);
    out["mb_per_s"] = quotient(megabytes(report.corpus.file_bytes), update.wall_s);
    out["index"]["tables"] = written(report.indexing->tables);
  }
  if (report.indexing && report.baseline_indexing) {
    out["baseline"] = written(*report.indexing, *report.baseline_indexing);
  }
  if (report.searches) out["searches"] = written(*report.searches);
  if (!report.comparison.empty()) out["comparison"] = written(report.comparison);
  if (report.browsing) {
    out["browsing"] = all_written(report.browsing->queries);
    for (const ColumnTime& column : report.browsing->columns) {
      out["columns_ms"][column.name] = column.ms;
    }
  }
  if (!report.typing.empty()) out["typing"] = all_written(report.typing);
  if (!report.throughput.empty()) out["throughput"] = all_written(report.throughput);
  return out.dump(2) + "\n";
}

}  // namespace seogo::bench

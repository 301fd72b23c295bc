#include "tests/bench/comparing.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "schema/generation.h"
#include "searchd/engine/engine.h"
#include "tests/baseline/document.h"
#include "tests/bench/figures.h"
#include "tests/bench/random.h"

namespace seogo::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr Xapian::doccount page = 10;
constexpr std::string_view ranked[] = {"three-words", "question"};
constexpr std::size_t snippet_bytes = 500;  // what MSet::snippet aims at unless told

// What a page shows is made and thrown away; counted, so that no compiler leaves it out.
std::size_t made = 0;

struct Timed {
  double hits = 0;
  double with_snippets = 0;
  double without = 0;
};

class Plain {
 public:
  Plain(const std::filesystem::path& place, baseline::Words words)
      : database_(place.string()), parser_(database_, words) {}

  std::optional<Timed> search(const BenchQuery& asked) {
    const Clock::time_point start = Clock::now();
    const std::optional<Xapian::Query> query = parser_.parse(asked.text);
    if (!query) return std::nullopt;
    Xapian::Enquire enquire(database_);
    enquire.set_query(*query);
    Xapian::ValueCountMatchSpy sites(baseline::site_slot);
    if (asked.by_site) enquire.add_matchspy(&sites);
    const Xapian::MSet found =
        enquire.get_mset(0, page, asked.by_site ? database_.get_doccount() : 0);
    for (auto site = sites.top_values_begin(page); site != sites.top_values_end(page); ++site) {
      made += site.get_termfreq();
    }
    std::vector<baseline::Stored> shown;
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      shown.push_back(baseline::stored(hit.get_document().get_data()));
    }
    Timed timed;
    timed.hits = found.get_matches_estimated();
    timed.without = Milliseconds(Clock::now() - start).count();
    for (const baseline::Stored& one : shown) {
      made += found
                  .snippet(one.body, snippet_bytes, Xapian::Stem(),
                           Xapian::MSet::SNIPPET_BACKGROUND_MODEL |
                               Xapian::MSet::SNIPPET_EXHAUSTIVE | Xapian::MSet::SNIPPET_CJK_NGRAM)
                  .size();
    }
    timed.with_snippets = Milliseconds(Clock::now() - start).count();
    return timed;
  }

 private:
  Xapian::Database database_;
  baseline::Parser parser_;
};

constexpr double never = std::numeric_limits<double>::infinity();

// Of one query.
struct Quickest {
  double ours = never;
  Timed all{0, never, never};
  Timed any{0, never, never};
};

void keep_quickest(const std::optional<Timed>& timed, Timed& quickest) {
  if (!timed) return;
  quickest.hits = timed->hits;
  quickest.with_snippets = std::min(quickest.with_snippets, timed->with_snippets);
  quickest.without = std::min(quickest.without, timed->without);
}

double ask(const searchd::engine::Engine& engine, const BenchQuery& query, double& hits) {
  const searchd::engine::Request request = request_of(query);
  const Clock::time_point start = Clock::now();
  const searchd::engine::Reply reply = engine.search(request);
  const double took = Milliseconds(Clock::now() - start).count();
  hits = static_cast<double>(reply.total.value);
  return took;
}

// What the baseline took for the queries of a class.
Answered answered(const std::vector<Timed>& queries) {
  Answered out;
  std::vector<double> with_snippets;
  std::vector<double> without;
  for (const Timed& timed : queries) {
    if (timed.without == never) {
      ++out.refused;
      continue;
    }
    out.mean_hits += timed.hits;
    with_snippets.push_back(timed.with_snippets);
    without.push_back(timed.without);
  }
  if (without.empty()) return out;
  out.mean_hits /= static_cast<double>(without.size());
  out.with_snippets = spread(std::move(with_snippets));
  out.without = spread(std::move(without));
  return out;
}

struct Samples {
  ClassComparison row;
  std::vector<double> ours;
  std::vector<Timed> all;
  std::vector<Timed> any;
};

Samples& samples_of(const std::string& klass, std::vector<Samples>& classes) {
  for (Samples& known : classes) {
    if (known.row.klass == klass) return known;
  }
  Samples samples;
  samples.row.klass = klass;
  samples.row.words = comparable(klass);
  classes.push_back(std::move(samples));
  return classes.back();
}

}  // namespace

baseline::Words comparable(std::string_view klass) {
  return std::ranges::count(ranked, klass) > 0 ? baseline::Words::any : baseline::Words::all;
}

std::vector<ClassComparison> compare(const std::filesystem::path& index,
                                     const std::filesystem::path& plain,
                                     const std::vector<BenchQuery>& queries,
                                     const SearchPlan& plan) {
  searchd::engine::Limits limits;
  limits.cache_bytes = 0;
  limits.query_time = std::chrono::milliseconds(0);
  const searchd::engine::Engine engine(schema::IndexDirectory(index), limits);
  Plain all(plain, baseline::Words::all);
  Plain any(plain, baseline::Words::any);
  std::vector<Quickest> quickest(queries.size());
  std::vector<double> our_hits(queries.size());
  Random random(plan.seed);
  for (int pass = 0; pass <= plan.passes; ++pass) {
    for (const std::size_t at : shuffled(queries.size(), random)) {
      Quickest& own = quickest[at];
      const double ours = ask(engine, queries[at], our_hits[at]);
      const std::optional<Timed> with_all = all.search(queries[at]);
      const std::optional<Timed> with_any = any.search(queries[at]);
      if (pass == 0) continue;
      own.ours = std::min(own.ours, ours);
      keep_quickest(with_all, own.all);
      keep_quickest(with_any, own.any);
    }
  }
  std::vector<Samples> classes;
  for (std::size_t at = 0; at < queries.size(); ++at) {
    Samples& samples = samples_of(queries[at].klass, classes);
    ++samples.row.queries;
    samples.row.our_hits += our_hits[at];
    samples.ours.push_back(quickest[at].ours);
    samples.all.push_back(quickest[at].all);
    samples.any.push_back(quickest[at].any);
  }
  std::vector<ClassComparison> rows;
  for (Samples& samples : classes) {
    ClassComparison& row = samples.row;
    row.our_hits /= static_cast<double>(row.queries);
    row.ours = spread(samples.ours);
    row.all = answered(samples.all);
    row.any = answered(samples.any);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string table(const std::vector<ClassComparison>& comparison) {
  std::string out = fmt::format(
      "\nbeside Xapian's QueryParser with CJK n-grams, warm, in turns, in ms; ratios with "
      "snippets\n"
      "{:<13}{:>8}{:>10}{:>9}{:>7}{:>10}{:>9}{:>9}{:>10}{:>9}{:>7}{:>9}{:>6}{:>9}\n",
      "class", "queries", "our hits", "median", "p99", "its hits", "median", "p99", "bare med.",
      "p99", "ratio", "", "p99", "");
  for (const ClassComparison& row : comparison) {
    const Answered& theirs = row.theirs();
    const double medians = ratio(row.ours.median_ms, theirs.with_snippets.median_ms);
    const double p99s = ratio(row.ours.p99_ms, theirs.with_snippets.p99_ms);
    out += fmt::format(
        "{:<13}{:>8}{:>10.1f}{:>9.2f}{:>7.1f}{:>10.1f}{:>9.2f}{:>9.1f}{:>10.2f}{:>9.1f}"
        "{:>7}{:>9}{:>6}{:>9}  {}\n",
        row.klass, row.queries, row.our_hits, row.ours.median_ms, row.ours.p99_ms, theirs.mean_hits,
        theirs.with_snippets.median_ms, theirs.with_snippets.p99_ms, theirs.without.median_ms,
        theirs.without.p99_ms, written_ratio(medians), verdict(medians, goals::median),
        written_ratio(p99s), verdict(p99s, goals::p99),
        row.words == baseline::Words::all ? "all words" : "any word");
  }
  out += fmt::format(
      "goals: median {:.2f}, p99 {:.2f} of the baseline's. bare: no snippets, which ours always "
      "has\n"
      "\nthe baseline's other reading, in ms\n{:<13}{:>12}{:>10}{:>9}{:>9}{:>11}{:>9}\n",
      goals::median.most, goals::p99.most, "class", "", "hits", "median", "p99", "bare med.",
      "p99");
  for (const ClassComparison& row : comparison) {
    const bool all = row.words == baseline::Words::all;
    const Answered& other = all ? row.any : row.all;
    out += fmt::format(
        "{:<13}{:>12}{:>10.1f}{:>9.2f}{:>9.1f}{:>11.2f}{:>9.1f}{}\n", row.klass,
        all ? "any word" : "all words", other.mean_hits, other.with_snippets.median_ms,
        other.with_snippets.p99_ms, other.without.median_ms, other.without.p99_ms,
        row.all.refused > 0 ? fmt::format("  its parser refused {} queries", row.all.refused) : "");
  }
  return out;
}

}  // namespace seogo::bench

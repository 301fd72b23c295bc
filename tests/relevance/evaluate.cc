// seogo-evaluate: how well the engine finds what judged sets say it should.
//
//   seogo-evaluate SET…                  every perturbation, ours beside the baseline
//   seogo-evaluate --half chosen SET…    the queries that constants were chosen on
//   seogo-evaluate --half held SET…      those that had no say in them
//   seogo-evaluate --comments 80 SET…    with 0 to 80 unrelated comments under every document
//
// SET is a folder in the layout of judged_set.h. Queries with an even number are "chosen".
// Exit status: 0 measured, 2 usage, 3 a set or an index could not be read or written.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "schema/error.h"
#include "tests/archive.h"
#include "tests/bench/comment_writer.h"
#include "tests/relevance/baseline.h"
#include "tests/relevance/judged_set.h"
#include "tests/relevance/measures.h"
#include "tests/relevance/perturbation.h"

namespace {

using namespace seogo;
using Clock = std::chrono::steady_clock;

struct Options {
  std::vector<std::string> sets;
  std::string half = "all";
  std::string only;  // one perturbation
  std::uint32_t comments = 0;
  bool baseline = true;
  std::size_t misses = 0;  // how many to print
};

struct Times {
  std::vector<double> ms;
  [[nodiscard]] double at(double share) {
    if (ms.empty()) return 0;
    std::sort(ms.begin(), ms.end());
    return ms[std::min(ms.size() - 1,
                       static_cast<std::size_t>(share * static_cast<double>(ms.size())))];
  }
};

// The engine over one set, in an index of its own.
class Ours {
 public:
  explicit Ours(const std::vector<schema::Article>& documents) {
    for (const schema::Article& article : documents) {
      try {
        archive_.add(article);
      } catch (const schema::Error& error) {
        if (error.code() != schema::ErrorCode::input) throw;
        ++refused_;  // documents without any text
      }
    }
  }

  std::vector<std::string> search(const std::string& text) {
    searchd::engine::Request request;
    request.text = text;
    const Clock::time_point start = Clock::now();
    const searchd::engine::Reply reply = archive_.search(request);
    times_.ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    std::vector<std::string> found;
    for (const searchd::engine::Hit& hit : reply.hits) found.push_back(hit.id);
    if (reply.did_you_mean) ++suggested_;
    return found;
  }

  // Since it was last asked.
  Times take_times() { return std::exchange(times_, {}); }
  std::size_t take_suggested() { return std::exchange(suggested_, 0); }
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  tests::Archive archive_;
  std::size_t refused_ = 0;
  std::size_t suggested_ = 0;
  Times times_;
};

bool in_half(const Options& options, std::size_t number) {
  if (options.half == "all") return true;
  return (number % 2 == 0) == (options.half == "chosen");
}

void add_comments(relevance::JudgedSet& set, std::uint32_t most) {
  const bench::Vocabulary vocabulary;
  const bench::CommentWriter writer(vocabulary);
  std::uint64_t number = 0;
  for (schema::Article& article : set.documents) {
    bench::Random random(42, number++);
    const bench::Theme theme(vocabulary, random);
    for (std::uint32_t left = random.below(most + 1); left > 0; --left) {
      schema::Comment comment;
      comment.author = writer.nickname(random);
      comment.text = writer.write(theme, random);
      article.comments.push_back(std::move(comment));
    }
  }
}

void evaluate(const std::string& folder, const Options& options) {
  relevance::JudgedSet set = relevance::read_judged_set(folder);
  if (options.comments > 0) add_comments(set, options.comments);
  Ours ours(set.documents);
  std::optional<relevance::Baseline> baseline;
  if (options.baseline) baseline.emplace(set.documents);
  fmt::print("{}: {} documents ({} without text), {} queries ({})\n", set.name,
             set.documents.size(), ours.refused(), set.queries.size(), options.half);
  fmt::print("  {:<14}{:>8}{:>8}{:>8}{:>9}{:>8}{:>8} | {:>8}{:>8}{:>8}\n", "", "MRR@10", "rec@10",
             "nDCG@10", "suggest", "ms p50", "p99", "base MRR", "rec", "nDCG");
  for (const relevance::Perturbation& kind : relevance::perturbations) {
    if (!options.only.empty() && kind.name != options.only) continue;
    relevance::Measures mine;
    relevance::Measures theirs;
    std::size_t misses = 0;
    for (std::size_t i = 0; i < set.queries.size(); ++i) {
      if (!in_half(options, i)) continue;
      const relevance::JudgedQuery& query = set.queries[i];
      const std::string text = relevance::perturbed(kind, query.text, i);
      const std::vector<std::string> found = ours.search(text);
      mine.add(found, query.relevant);
      if (baseline) theirs.add(baseline->search(text), query.relevant);
      const bool first = !found.empty() && query.relevant.contains(found.front());
      if (!first && misses++ < options.misses) {
        fmt::print("    {} {} → {}, wanted {}\n", query.id, text,
                   fmt::join(found.begin(),
                             found.begin() + std::min<std::ptrdiff_t>(3, std::ssize(found)), " "),
                   query.relevant.begin()->first);
      }
    }
    Times times = ours.take_times();
    fmt::print("  {:<14}{:>8.4f}{:>8.4f}{:>8.4f}{:>8.1f}%{:>8.2f}{:>8.1f} | ", kind.name,
               mine.mrr(), mine.recall(), mine.ndcg(),
               100.0 * static_cast<double>(ours.take_suggested()) /
                   static_cast<double>(std::max<std::size_t>(1, mine.queries())),
               times.at(0.5), times.at(0.99));
    fmt::print("{:>8.4f}{:>8.4f}{:>8.4f}\n", theirs.mrr(), theirs.recall(), theirs.ndcg());
    std::fflush(stdout);
  }
  if (baseline && baseline->refused() > 0) {
    fmt::print("  the baseline's parser refused {} queries\n", baseline->refused());
  }
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("seogo-evaluate: measures relevance on judged sets");
  app.add_option("SET", options.sets, "folders with corpus.jsonl, queries.jsonl and qrels.tsv")
      ->required();
  app.add_option("--half", options.half, "which queries")
      ->check(CLI::IsMember({"all", "chosen", "held"}))
      ->capture_default_str();
  app.add_option("--only", options.only, "one perturbation, by name");
  app.add_option("--comments", options.comments, "up to so many comments a document")
      ->check(CLI::Range(0U, 1000U));
  app.add_flag("!--no-baseline", options.baseline, "ours alone");
  app.add_option("--misses", options.misses, "print so many queries not answered first");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  for (const std::string& folder : options.sets) evaluate(folder, options);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const seogo::schema::Error& error) {
    fmt::print(stderr, "seogo-evaluate: {}\n", error.text());
    return 3;
  }
}

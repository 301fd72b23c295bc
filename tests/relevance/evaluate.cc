// seogo-evaluate: how well the engine finds what judged sets say it should.
//
//   seogo-evaluate SET…                  every perturbation, ours beside the baseline
//   seogo-evaluate --half chosen SET…    the queries that constants were chosen on
//   seogo-evaluate --half held SET…      those that had no say in them
//   seogo-evaluate --comments 80 SET…    with 0 to 80 unrelated comments under every document
//   seogo-evaluate --fold SET…           with copies of one text folded, as readers see them
//   seogo-evaluate --typos 500 SET…      single words with one jamo wrong
//
// SET is a folder in the layout of judged_set.h. Exit status: 0 measured, 2 usage, 3 a set or an
// index could not be read or written.
#include <cstdio>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "schema/error.h"
#include "tests/bench/comment_writer.h"
#include "tests/relevance/evaluation.h"

namespace {

using namespace seogo;
using relevance::Half;
using searchd::engine::Match;

struct Options {
  std::vector<std::string> sets;
  std::string documents;
  std::string half = "all";
  std::string match = "auto";
  std::string only;  // one perturbation
  std::uint32_t comments = 0;
  std::size_t typos = 0;
  bool baseline = true;
  bool fold = false;
  std::size_t misses = 0;  // how many to print
};

const std::map<std::string, Half> halves = {
    {"all", Half::all}, {"chosen", Half::chosen}, {"held", Half::held}};
const std::map<std::string, Match> matches = {
    {"auto", Match::automatic}, {"any", Match::any}, {"all", Match::all}};

void add_comments(relevance::JudgedSet& set, std::uint32_t most) {
  const bench::Vocabulary vocabulary;
  const bench::CommentWriter writer(vocabulary);
  std::uint64_t number = 0;
  for (schema::Article& article : set.documents) {
    bench::Random random(relevance::perturbation_seed, number++);
    const bench::Theme theme(vocabulary, random);
    for (std::uint32_t left = random.below(most + 1); left > 0; --left) {
      schema::Comment comment;
      comment.author = writer.nickname(random);
      comment.text = writer.write(theme, random);
      article.comments.push_back(std::move(comment));
    }
  }
}

void print_row(std::string_view name, const relevance::Outcome& outcome, std::size_t misses) {
  fmt::print(
      "  {:<14}{:>8.4f}{:>8.4f}{:>8.4f}{:>8.1f}%{:>8.2f}{:>8.1f} | {:>8.4f}{:>8.4f}{:>8.4f}\n",
      name, outcome.ours.mrr(), outcome.ours.recall(), outcome.ours.ndcg(), 100 * outcome.suggested,
      outcome.median_ms, outcome.p99_ms, outcome.baseline.mrr(), outcome.baseline.recall(),
      outcome.baseline.ndcg());
  for (std::size_t i = 0; i < std::min(misses, outcome.misses.size()); ++i) {
    const relevance::Miss& miss = outcome.misses[i];
    fmt::print("    {} {} → {}, wanted {}\n", miss.id, miss.text, miss.found, miss.wanted);
  }
  std::fflush(stdout);
}

constexpr std::size_t two_syllables = 6;  // bytes

void evaluate_typos(relevance::Evaluation& evaluation, const relevance::JudgedSet& set,
                    const Options& options) {
  const std::vector<relevance::TypoCase> typos = relevance::draw_typos(set, options.typos);
  std::vector<relevance::TypoCase> sure;
  for (const relevance::TypoCase& typo : typos) {
    if (!typo.typed_stands) sure.push_back(typo);
  }
  print_row(fmt::format("{} words", typos.size()), evaluation.run(typos), options.misses);
  print_row(fmt::format("{} in no text", sure.size()), evaluation.run(sure), 0);
  std::erase_if(sure, [](const auto& typo) { return typo.word.size() <= two_syllables; });
  print_row(fmt::format("{} longer", sure.size()), evaluation.run(sure), 0);
}

void evaluate(const std::string& folder, const Options& options) {
  relevance::JudgedSet set = relevance::read_judged_set(folder, options.documents);
  if (options.comments > 0) add_comments(set, options.comments);
  relevance::Evaluation evaluation(
      set, {halves.at(options.half), options.baseline, matches.at(options.match), options.fold});
  fmt::print("{}: {} documents ({} without text), {} queries ({})\n", set.name,
             set.documents.size(), evaluation.without_text(), set.queries.size(), options.half);
  fmt::print("  {:<14}{:>8}{:>8}{:>8}{:>9}{:>8}{:>8} | {:>8}{:>8}{:>8}\n", "", "MRR@10", "rec@10",
             "nDCG@10", "suggest", "ms p50", "p99", "baseline", "rec@10", "nDCG@10");
  if (options.typos > 0) return evaluate_typos(evaluation, set, options);
  for (const relevance::Perturbation& kind : relevance::perturbations) {
    if (!options.only.empty() && kind.name != options.only) continue;
    print_row(kind.name, evaluation.run(kind), options.misses);
  }
  if (const std::size_t refused = evaluation.refused_by_baseline(); refused > 0) {
    fmt::print("  the baseline's parser refused {} queries\n", refused);
  }
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("seogo-evaluate: measures relevance on judged sets");
  app.add_option("SET", options.sets, "folders with corpus.jsonl, queries.jsonl and qrels.tsv")
      ->required();
  app.add_option("--documents", options.documents, "saved pages in place of corpus.jsonl");
  app.add_option("--half", options.half, "which queries")
      ->check(CLI::IsMember({"all", "chosen", "held"}))
      ->capture_default_str();
  app.add_option("--match", options.match, "as in a search")
      ->check(CLI::IsMember({"auto", "any", "all"}))
      ->capture_default_str();
  app.add_option("--only", options.only, "one perturbation, by name");
  app.add_option("--comments", options.comments, "up to so many comments a document")
      ->check(CLI::Range(0U, 1000U));
  app.add_option("--typos", options.typos, "so many single words, mistyped");
  app.add_flag("--fold", options.fold, "copies of one text as one hit");
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

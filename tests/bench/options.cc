#include "tests/bench/options.h"

#include <map>

#include <CLI/CLI.hpp>

#include "schema/error.h"

namespace seogo::bench {
namespace {

using schema::Error;
using schema::ErrorCode;

const std::map<std::string, Section> section_names = {
    {"index", Section::index}, {"search", Section::search}, {"browse", Section::browse},
    {"type", Section::type},   {"relate", Section::relate}, {"http", Section::http}};

std::set<Section> read_sections(const std::vector<std::string>& names) {
  std::set<Section> sections;
  for (const std::string& name : names) {
    if (name == "all") {
      for (const auto& [known, section] : section_names) sections.insert(section);
      continue;
    }
    const auto found = section_names.find(name);
    if (found == section_names.end()) {
      throw Error(ErrorCode::usage, "there is no section " + name,
                  "sections: index, search, browse, type, relate, http, all");
    }
    sections.insert(found->second);
  }
  return sections;
}

void require_sense(const Options& options, bool searches_only) {
  if (searches_only && (options.corpus.empty() || options.index.empty())) {
    throw Error(ErrorCode::usage, "--searches-only needs --corpus and --index");
  }
  if (!options.growth.empty() && !(options.corpus.empty() && options.index.empty())) {
    throw Error(ErrorCode::usage, "--growth invents its archives: no --corpus, no --index",
                "--keep DIR keeps the indexes");
  }
}

}  // namespace

std::optional<Options> read_options(int argc, char** argv, int& status) {
  Options options;
  std::vector<std::string> sections;
  bool searches_only = false;
  CLI::App app("Measures indexing and searching.", "seogo-bench");
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
  app.add_option(
         "--section", sections,
         "index, search, browse, type, relate, http (searches a second), all; without it all "
         "but http")
      ->delimiter(',');
  app.add_flag("--baseline", options.baseline,
               "beside Xapian's own TermGenerator and QueryParser: of index and search");
  app.add_option("--queries", options.queries, "queries a class")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--passes", options.passes, "warm passes over all queries")
      ->check(CLI::Range(1, 1'000))
      ->capture_default_str();
  app.add_option("--seconds", options.seconds, "of each row of searches a second")
      ->check(CLI::Range(0.01, 3'600.0))
      ->capture_default_str();
  app.add_option(
         "--index", options.index,
         "make the index here and keep it; without the section index: search the one that is "
         "there, made from --corpus before")
      ->type_name("DIR");
  app.add_option("--baseline-index", options.baseline_index, "likewise, of the baseline")
      ->type_name("DIR");
  app.add_flag("--searches-only", searches_only, "all that was asked for but the section index");
  app.add_option("--slowest", options.slowest, "print so many of the slowest queries");
  app.add_option("--growth", options.growth,
                 "index and search archives of these sizes, one after another: 10000,30000,100000")
      ->delimiter(',')
      ->check(CLI::Range(1U, 100'000'000U));
  app.add_option("--plot", options.plot, "with --growth: draw it here, as SVG")->type_name("FILE");
  app.add_option("--keep", options.keep, "with --growth: keep the indexes here")->type_name("DIR");
  app.add_option("--json", options.json, "write the figures here too")->type_name("FILE");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    status = app.exit(error) == 0 ? 0 : schema::exit_status(ErrorCode::usage);
    return std::nullopt;
  }
  if (!sections.empty()) options.sections = read_sections(sections);
  if (searches_only) options.sections.erase(Section::index);
  require_sense(options, searches_only);
  return options;
}

}  // namespace seogo::bench

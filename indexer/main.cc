// seogo-indexer: turns saved pages into an index, and looks after it.
#include <csignal>
#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "indexer/extract/explanation.h"
#include "indexer/maintenance.h"
#include "indexer/pipeline.h"
#include "indexer/report.h"
#include "indexer/sudden_end.h"
#include "indexer/writer.h"
#include "schema/article_json.h"
#include "schema/error.h"
#include "schema/file.h"
#include "schema/generation.h"
#include "schema/stats_json.h"
#include "schema/utf8.h"

namespace {

using namespace seogo;

constexpr int some_refused = schema::exit_status(schema::ErrorCode::input);

struct Options {
  std::string index;
  std::string profile;
  std::string report;
  std::vector<std::string> paths;
  std::vector<std::string> ids;
  std::uint64_t memory = indexer::default_memory;
  bool prune = false;
  bool json = false;
  bool repair = false;
  bool explain = false;
};

indexer::extract::Profile load_profile(const std::string& path) {
  if (path.empty()) return indexer::extract::Profile::built_in();
  return indexer::extract::Profile::parse(schema::read_file(path), path);
}

int status_of(const indexer::Tally& tally) { return tally.refused > 0 ? some_refused : 0; }

// What update and rebuild do, told when it is done.
int build(const Options& options,
          indexer::Tally (*work)(const schema::IndexDirectory&, const indexer::Settings&)) {
  const indexer::extract::Profile profile = load_profile(options.profile);
  indexer::Report report(options.report);
  const indexer::Tally tally =
      work(schema::IndexDirectory(options.index),
           {.paths = options.paths,
            .profile = profile,
            .report = report,
            .memory = options.memory,
            .prune = options.prune ? indexer::Prune::yes : indexer::Prune::no});
  fmt::print(stderr, "{}\n", tally.line());
  return status_of(tally);
}

int update(const Options& options) { return build(options, indexer::update); }

int rebuild(const Options& options) { return build(options, indexer::rebuild); }

int remove(const Options& options) {
  const schema::IndexDirectory directory(options.index);
  static_cast<void>(directory.require_live());
  const schema::WriterLock lock(directory, "remove");
  indexer::Writer writer(directory, directory.require_live(), indexer::Writer::Target::live);
  int missing = 0;
  for (const std::string& id : options.ids) {
    if (writer.remove(id)) continue;
    fmt::print(stderr, "{}: there is no such article\n", schema::shown(id));
    ++missing;
  }
  writer.commit();
  fmt::print(stderr, "{} removed\n", static_cast<int>(options.ids.size()) - missing);
  return missing > 0 ? some_refused : 0;
}

int inspect(const Options& options) {
  const indexer::extract::Profile profile = load_profile(options.profile);
  indexer::Report report(options.report);
  indexer::Intake intake(options.paths, report);
  indexer::extract_inputs(
      intake, profile,
      [&](const schema::Article& article, const indexer::extract::Origins& origins) {
        fmt::print("{}\n", options.explain ? indexer::extract::explained(article, origins)
                                           : schema::article_to_json(article));
      });
  intake.finish();
  return status_of(intake.tally);
}

int check(const Options& options) {
  const schema::IndexDirectory directory(options.index);
  const std::vector<std::string> findings = indexer::check(directory);
  for (const std::string& finding : findings) fmt::print(stderr, "{}\n", finding);
  if (findings.empty()) {
    fmt::print("{}: all is well\n", directory.require_live());
    return 0;
  }
  if (!options.repair) {
    throw schema::Error(schema::ErrorCode::index, "the index is damaged",
                        fmt::format("seogo-indexer check --repair --index {}", options.index));
  }
  indexer::repair(directory);
  fmt::print("repaired: {} is live\n", directory.require_live());
  return 0;
}

int stats(const Options& options) {
  const schema::Stats stats = indexer::stats(schema::IndexDirectory(options.index));
  if (options.json) {
    fmt::print("{}\n", schema::stats_to_json(stats));
    return 0;
  }
  fmt::print(
      "articles    {}\ncomments    {}\npublished   {} to {}\ngeneration  {}\nanalyzer    {}\nbytes "
      "      {}, of these {} for comments\n",
      stats.articles, stats.comments, stats.first_day, stats.last_day, stats.generation,
      stats.analyzer, stats.bytes, stats.comment_bytes);
  return 0;
}

using Command = int (*)(const Options&);

int run(int argc, char** argv) {
  CLI::App app("seogo-indexer: turns saved Korean pages into a search index");
  app.require_subcommand(1);
  Options options;
  Command command = nullptr;

  const auto add = [&](const char* name, const char* help, Command run_it) {
    CLI::App* sub = app.add_subcommand(name, help);
    sub->callback([&command, run_it] { command = run_it; });
    return sub;
  };
  const auto index = [&](CLI::App* sub) {
    sub->add_option("--index", options.index, "index directory")->required()->type_name("DIR");
  };
  const auto profile = [&](CLI::App* sub) {
    sub->add_option("--profile", options.profile, "site profile (JSON)")->type_name("FILE");
  };
  const auto report = [&](CLI::App* sub) {
    sub->add_option("--report", options.report,
                    "write what was refused, and why, as JSONL; - is standard output")
        ->type_name("FILE");
  };
  const auto memory = [&](CLI::App* sub) {
    sub->add_option("--memory", options.memory, "of a build, at most: 512MB, 2GB (default 1GiB)")
        ->transform(CLI::AsSizeValue(false))
        ->type_name("SIZE");
  };
  const auto paths = [&](CLI::App* sub, bool required) {
    sub->add_option("PATH", options.paths, "files, folders, or - for standard input")
        ->required(required);
  };

  CLI::App* sub = add("update", "add new articles, replace changed ones, skip unchanged", update);
  index(sub), profile(sub), report(sub), memory(sub), paths(sub, true);
  sub->add_flag("--prune", options.prune, "remove articles that are gone from the given folders");
  sub = add("rebuild",
            "build a new generation aside, check it, switch to it; without PATH from the "
            "articles the index holds",
            rebuild);
  index(sub), profile(sub), report(sub), memory(sub), paths(sub, false);
  sub = add("remove", "remove articles by id", remove);
  index(sub);
  sub->add_option("ID", options.ids, "ids, as search results show them")->required();
  sub = add("inspect", "print the articles found as JSONL; touches no index", inspect);
  profile(sub), report(sub), paths(sub, true);
  sub->add_flag("--explain", options.explain, "tell where each field was read, as key \"explain\"");
  sub = add("check", "test the live generation", check);
  index(sub);
  sub->add_flag("--repair", options.repair, "compact a damaged index into a new generation");
  sub = add("stats", "say what the index holds", stats);
  index(sub);
  sub->add_flag("--json", options.json, "as JSON");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help ends here too, with 0.
    return app.exit(error) == 0 ? 0 : schema::exit_status(schema::ErrorCode::usage);
  }
  const int status = command(options);
  if (std::fflush(stdout) != 0) schema::throw_io("write", "standard output");
  return status;
}

// Unlike fmt::print it does not throw where stderr cannot be written.
void tell(const std::string& text) { std::fputs(text.c_str(), stderr); }

}  // namespace

int main(int argc, char** argv) {
  // A file over the size limit is then a failed write, told as such.
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_terminate(seogo::indexer::end_suddenly);
  try {
    return run(argc, argv);
  } catch (const seogo::schema::Error& error) {
    tell(fmt::format("seogo-indexer: {}\n", error.text()));
    if (!error.hint().empty()) tell(fmt::format("  {}\n", error.hint()));
    return seogo::schema::exit_status(error.code());
  } catch (const std::exception& error) {
    tell(fmt::format("seogo-indexer: {}\n", error.what()));
    return seogo::schema::exit_status(seogo::schema::ErrorCode::io);
  }
}

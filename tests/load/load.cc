// seogo-load: seogo-searchd under load, attack and change. tests/load/run prepares what it needs.
//
//   seogo-load --index stacks --small-index small      all scenes
//   seogo-load --index stacks --scene stop --promise stop-s=0.1
//
// Exit status: 0 all promises kept, 1 one broken, 2 usage, 3 something is missing.
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>

#include "schema/error.h"
#include "tests/beside/client.h"
#include "tests/load/stage.h"

namespace {

using namespace seogo;

constexpr load::Scene scenes[] = {
    {"crowd", "512 idle and 300 slow connections", load::crowd_scene},
    {"malformed", "10,000 malformed requests", load::malformed_scene},
    {"steady", "200 searches a second while articles and generations change", load::steady_scene},
    {"throughput", "8 connections beside the bare engine, with wrk", load::throughput_scene},
    {"stop", "SIGTERM under load", load::stop_scene},
    {"start", "kill -9 and start", load::start_scene},
    {"slowhttptest", "slowhttptest's slow heads, bodies and readers", load::slowhttptest_scene},
};

struct Options {
  load::Stage stage;
  std::vector<std::string> names;
  load::Findings::Limits limits;
  int per_class = 200;
};

double machine_load() {
  double minutes[1] = {0};
  return ::getloadavg(minutes, 1) == 1 ? minutes[0] : 0;
}

void read_promise(const std::string& text, load::Findings::Limits& limits) {
  const std::size_t sign = text.find('=');
  const std::string name = text.substr(0, sign);
  std::string known;
  for (const load::Promise& promise : load::promises) known += fmt::format(" {}", promise.name);
  if (sign == std::string::npos || load::find_promise(name) == nullptr) {
    throw schema::Error(schema::ErrorCode::usage, "--promise cannot be " + text,
                        "NAME=VALUE, with a name of:" + known);
  }
  limits[name] = std::atof(text.c_str() + sign + 1);
}

// Half of a thousand connections are ours, and a shell allows a thousand.
void allow_descriptors() {
  rlimit allowed{};
  if (::getrlimit(RLIMIT_NOFILE, &allowed) != 0) return;
  allowed.rlim_cur = std::min<rlim_t>(allowed.rlim_max, 8192);
  static_cast<void>(::setrlimit(RLIMIT_NOFILE, &allowed));
}

int play(Options& options) {
  allow_descriptors();
  load::Stage& stage = options.stage;
  fmt::print(stderr, "drawing searches\n");
  stage.queries = load::searches_of(stage.index, options.per_class);
  for (const bench::BenchQuery& query : stage.queries) {
    stage.targets.push_back(beside::search_target(query.text));
    for (const char* klass : {"word-mid", "two-words", "three-words", "question"}) {
      if (query.klass == klass) stage.everyday.push_back(stage.targets.back());
    }
  }
  if (stage.everyday.empty()) {
    throw schema::Error(schema::ErrorCode::usage, "the index has nothing to search for");
  }
  load::Findings findings(options.limits);
  const double before = machine_load();
  for (const load::Scene& scene : scenes) {
    const auto& names = options.names;
    if (!names.empty() && std::find(names.begin(), names.end(), scene.name) == names.end())
      continue;
    fmt::print(stderr, "== {}: {}\n", scene.name, scene.help);
    scene.play(stage, findings);
  }
  fmt::print("load {:.2f} at start, {:.2f} at end; {} different searches\n\n{}", before,
             machine_load(), stage.targets.size(), findings.table());
  if (findings.all_kept()) return 0;
  fmt::print("\nA promise is broken.\n");
  return 1;
}

int run(int argc, char** argv) {
  Options options;
  load::Stage& stage = options.stage;
  stage.bin = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  stage.lua = std::filesystem::path(SEOGO_SOURCE_DIR) / "tests/load/searches.lua";
  std::vector<std::string> changed;
  CLI::App app("seogo-load: seogo-searchd under load, attack and change");
  app.add_option("--index", stage.index, "to be searched")->required()->type_name("DIR");
  app.add_option("--small-index", stage.small_index,
                 "for the scene that rebuilds it, which is done in a copy; --index without it")
      ->type_name("DIR");
  app.add_option("--bin", stage.bin, "where seogo-searchd and seogo-indexer are");
  app.add_option("--scene", options.names, "only this one; may be repeated");
  app.add_option("--seconds", stage.seconds, "of the steady scene")->capture_default_str();
  app.add_option("--queries", options.per_class, "different searches a kind")
      ->capture_default_str();
  app.add_option("--promise", changed, "NAME=VALUE: another value than promised");
  app.add_flag("--quick", stage.quick, "shorter and fewer, to see that all of it works");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : schema::exit_status(schema::ErrorCode::usage);
  }
  for (const std::string& name : options.names) {
    if (std::none_of(std::begin(scenes), std::end(scenes),
                     [&](const load::Scene& scene) { return scene.name == name; })) {
      throw schema::Error(schema::ErrorCode::usage, "there is no scene " + name);
    }
  }
  for (const std::string& text : changed) read_promise(text, options.limits);
  if (stage.small_index.empty()) stage.small_index = stage.index;
  return play(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const schema::Error& error) {
    fmt::print(stderr, "seogo-load: {}\n", error.text());
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
    return schema::exit_status(error.code());
  } catch (const std::exception& error) {
    fmt::print(stderr, "seogo-load: {}\n", error.what());
    return schema::exit_status(schema::ErrorCode::io);
  }
}

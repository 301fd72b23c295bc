// seogo-searchd: answers searches of an index over HTTP. It opens the index for reading only.
#include <cstdio>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "searchd/engine/engine.h"
#include "searchd/http/limits.h"
#include "searchd/http/routes.h"
#include "searchd/http/server.h"
#include "searchd/http/stop_signal.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

constexpr std::size_t most_workers = 1024;

struct Options {
  std::string index;
  std::string listen = "127.0.0.1:8377";
  std::string title = "서고";
  std::string synonyms;
  std::size_t workers = http::limits.workers;
};

void serve(const Options& options) {
  const http::ListenAddress address = http::parse_listen_address(options.listen);
  http::StopSignal::block();
  const auto tell_problems = [](const engine::SynonymsFile::Problems& problems) {
    for (const auto& problem : problems) {
      spdlog::warn("synonyms, line {}: {} {}", problem.line, problem.text, problem.hint);
    }
  };
  const engine::Engine engine(schema::IndexDirectory(options.index),
                              engine::SynonymsFile::named(options.synonyms, tell_problems));
  const http::Routes routes(engine, options.title);
  http::Server server(address, options.workers,
                      [&](const http::Request& request) { return routes.answer(request); });
  const http::StopSignal signal([&] {
    spdlog::info("stopping: finishing what is in flight");
    server.stop();
  });
  fmt::print("listening on {}\n", server.address().url());
  std::fflush(stdout);
  server.run();
}

int run(int argc, char** argv) {
  CLI::App app("seogo-searchd: answers searches of an index over HTTP");
  Options options;
  app.add_option("--index", options.index, "index directory")->required()->type_name("DIR");
  app.add_option("--listen", options.listen, "address to listen on; port 0 picks a free one")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  app.add_option("--workers", options.workers, "connections served at once")
      ->check(CLI::Range(std::size_t{1}, most_workers))
      ->type_name("N")
      ->capture_default_str();
  app.add_option(
         "--synonyms", options.synonyms,
         "file of other names (a, b or a => b a line), read again when it changes, or none; "
         "those built in without it")
      ->type_name("FILE");
  app.add_option("--title", options.title, "what the search page calls the archive")
      ->type_name("TEXT")
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help ends here too, with 0.
    return app.exit(error) == 0 ? 0 : schema::exit_status(schema::ErrorCode::usage);
  }
  serve(options);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("searchd"));
  try {
    return run(argc, argv);
  } catch (const seogo::schema::Error& error) {
    fmt::print(stderr, "seogo-searchd: {}\n", error.text());
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
    return seogo::schema::exit_status(error.code());
  } catch (const std::exception& error) {
    fmt::print(stderr, "seogo-searchd: {}\n", error.what());
    return seogo::schema::exit_status(seogo::schema::ErrorCode::io);
  }
}

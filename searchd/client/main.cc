// seogo-search: searches an index from the command line, with the engine and the JSON of the HTTP
// API.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "searchd/client/listing.h"
#include "searchd/engine/engine.h"
#include "searchd/rows/rows.h"
#include "searchd/wire/parameters.h"
#include "searchd/wire/reply_json.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

// Options that are parameters of the HTTP API, and are read by the same rules.
struct Shared {
  const char* name;
  const char* type;
  const char* help;
};

constexpr Shared shared[] = {
    {"in", "WHERE", "all, articles (titles and bodies only) or comments"},
    {"limit", "N", "hits to print: 0 to 100; of jsonl and csv any number, all without it"},
    {"offset", "N", "hits to leave out first"},
    {"commenter", "NAME", "only comments by this name, or articles that have one"},
    {"sort", "ORDER", "relevance, newest, oldest, likes or comments"},
    {"match", "HOW", "auto, all or any of the words"},
    {"from", "DAY", "published on this day or later: 2023-12-11, 2023-12, 2023"},
    {"to", "DAY", "published on this day or earlier"},
};

bool takes_value(const CLI::App& app, const std::string& option) {
  const CLI::Option* known = app.get_option_no_throw(option.substr(0, option.find('=')));
  if (known == nullptr) {
    throw schema::Error(schema::ErrorCode::usage,
                        "there is no option " + option.substr(0, option.find('=')),
                        "seogo-search --help lists them; words after -- are never options");
  }
  return known->get_items_expected_min() > 0 && option.find('=') == std::string::npos;
}

// Options first, then "--" and the words of the query: -은행 leaves a word out and is no option.
std::vector<std::string> sorted_arguments(const CLI::App& app, int argc, char** argv) {
  std::vector<std::string> options;
  std::vector<std::string> words = {"--"};
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--") {
      words.insert(words.end(), argv + i + 1, argv + argc);
      break;
    }
    if (argument != "-h" && !argument.starts_with("--")) {
      words.push_back(argument);
      continue;
    }
    options.push_back(argument);
    if (!takes_value(app, argument)) continue;
    if (i + 1 == argc) return options;  // CLI11 tells what it lacks
    options.emplace_back(argv[++i]);
  }
  if (words.size() > 1) options.insert(options.end(), words.begin(), words.end());
  return options;
}

void tell_problems(const engine::SynonymsFile::Problems& problems) {
  for (const auto& problem : problems) {
    fmt::print(stderr, "seogo-search: synonyms, line {}: {}\n", problem.line, problem.text);
    if (!problem.hint.empty()) fmt::print(stderr, "  {}\n", problem.hint);
  }
}

// All of them, as they are found. Whoever reads may stop, as head does: the signal ends us then, or
// where it is ignored what a write says.
int print_rows(const engine::Engine& engine, const rows::Request& asked,
               const wire::Replay& replay) {
  rows::Rows rows(engine, asked, replay, std::numeric_limits<std::size_t>::max());
  for (bool more = true; more;) {
    std::string piece;
    more = rows.write_on(piece);
    const bool written = std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size() &&
                         std::fflush(stdout) == 0;
    if (written) continue;
    if (errno == EPIPE) return 0;
    throw schema::Error(schema::ErrorCode::io, std::string("rows cannot be written: ") +
                                                   std::generic_category().message(errno));
  }
  return 0;
}

int run(int argc, char** argv) {
  CLI::App app(
      "seogo-search: searches an index of Korean articles\n"
      "A minus sign leaves a word out: seogo-search --index DIR 알트만 -해고",
      "seogo-search");
  std::string index;
  std::vector<std::string> words;
  std::string format = "text";
  std::string replay_url;
  std::string synonyms;
  wire::Parameters parameters;
  app.add_option("--index", index, "index directory")->required()->type_name("DIR");
  app.add_option(
         "--format", format,
         "text; json: what the HTTP API would reply; jsonl or csv: all that is found, row by "
         "row")
      ->type_name("FORM")
      ->check(CLI::IsMember({"text", "json", "jsonl", "csv"}));
  app.add_flag_callback(
      "--json", [&format] { format = "json"; }, "the same as --format json");
  app.add_option_function<std::string>(
         "--fields",
         [&parameters](const std::string& names) { parameters.emplace("fields", names); },
         "what each row of jsonl and csv has: id,title,url …")
      ->type_name("NAMES");
  app.add_flag_callback(
      "--no-bom", [&parameters] { parameters.emplace("bom", "false"); },
      "print csv without a byte order mark");
  app.add_option("--replay-url", replay_url,
                 "links hits to a web archive: https://web.archive.kr/{timestamp}/{url}")
      ->type_name("TEMPLATE");
  for (const Shared& option : shared) {
    app.add_option_function<std::string>(
           std::string("--") + option.name,
           [&parameters, &option](const std::string& value) {
             parameters.emplace(option.name, value);
           },
           option.help)
        ->type_name(option.type);
  }
  app.add_flag_callback(
      "--explain", [&parameters] { parameters.emplace("explain", "true"); },
      "print why each hit stands where it does");
  app.add_flag_callback(
      "--no-fold", [&parameters] { parameters.emplace("fold", "false"); },
      "print every copy of a text, not only the first");
  app.add_option_function<std::string>(
         "--duplicates-of",
         [&parameters](const std::string& id) { parameters.emplace("duplicates_of", id); },
         "only this article and the copies of its text")
      ->type_name("ID");
  app.add_option("--synonyms", synonyms,
                 "file of other names (a, b or a => b a line), or none; those built in without it")
      ->type_name("FILE");
  app.add_flag_callback(
      "--print-synonyms",
      [] {
        fmt::print("{}", engine::SynonymsFile::built_in());
        throw CLI::Success();
      },
      "print the file of names that is built in");
  app.add_option("QUERY", words, "what to search for; the newest articles without it");
  try {
    std::vector<std::string> arguments = sorted_arguments(app, argc, argv);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    // --help ends here too, with 0.
    return app.exit(error) == 0 ? 0 : schema::exit_status(schema::ErrorCode::usage);
  }

  parameters.emplace("q", fmt::format("{}", fmt::join(words, " ")));
  const wire::Replay replay(replay_url);
  if (format == "jsonl" || format == "csv") {
    parameters.emplace("format", format);
    const rows::Request asked = rows::read_rows(parameters);
    const engine::Engine engine(schema::IndexDirectory(index),
                                engine::SynonymsFile::named(synonyms, tell_problems));
    return print_rows(engine, asked, replay);
  }
  for (const char* name : {"fields", "bom"}) {
    if (parameters.contains(name)) {
      throw schema::Error(schema::ErrorCode::usage, "only rows have fields and a byte order mark",
                          "--format jsonl or --format csv");
    }
  }
  const wire::SearchRequest asked = wire::read_search(parameters);
  const engine::Engine engine(schema::IndexDirectory(index),
                              engine::SynonymsFile::named(synonyms, tell_problems));
  const engine::Reply reply = engine.search(asked.request);
  const client::Style style =
      isatty(STDOUT_FILENO) == 1 ? client::Style::terminal : client::Style::plain;
  fmt::print("{}", format == "json" ? wire::search_json(reply, asked.highlight, replay) + "\n"
                                    : client::listing(reply, style));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const seogo::schema::Error& error) {
    fmt::print(stderr, "seogo-search: {}\n", error.text());
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
    return seogo::schema::exit_status(error.code());
  } catch (const std::exception& error) {
    fmt::print(stderr, "seogo-search: {}\n", error.what());
    return seogo::schema::exit_status(seogo::schema::ErrorCode::io);
  }
}

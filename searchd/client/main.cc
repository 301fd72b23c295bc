// seogo-search: searches an index from the command line, with the engine and the JSON of the HTTP
// API.
#include <algorithm>
#include <cstdio>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "searchd/client/listing.h"
#include "searchd/engine/engine.h"
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
    {"limit", "N", "hits to print: 0 to 100"},
    {"offset", "N", "hits to leave out first"},
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

int run(int argc, char** argv) {
  CLI::App app(
      "seogo-search: searches an index of Korean articles\n"
      "A minus sign leaves a word out: seogo-search --index DIR 알트만 -해고",
      "seogo-search");
  std::string index;
  std::vector<std::string> words;
  bool as_json = false;
  std::string synonyms;
  wire::Parameters parameters;
  app.add_option("--index", index, "index directory")->required()->type_name("DIR");
  app.add_flag("--json", as_json, "print what the HTTP API would reply");
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
  const wire::SearchRequest asked = wire::read_search(parameters);
  const engine::Engine engine(schema::IndexDirectory(index),
                              engine::SynonymsFile::named(synonyms, tell_problems));
  const engine::Reply reply = engine.search(asked.request);
  const client::Style style =
      isatty(STDOUT_FILENO) == 1 ? client::Style::terminal : client::Style::plain;
  fmt::print("{}", as_json ? wire::search_json(reply, asked.highlight) + "\n"
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

// What the package says of the programs, against the programs: manual, completion, default settings.
#include <cctype>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>

#include "searchd/daemon/config_file.h"
#include "searchd/daemon/settings.h"
#include "tests/searchd/program.h"
#include "tests/temporary_directory.h"

namespace {

using namespace seogo;
using searchd::daemon::Setting;
using searchd::daemon::Settings;
using tests::Program;

std::string read(const std::string& name) {
  std::ifstream in(std::string(SEOGO_SOURCE_DIR) + "/searchd/package/" + name);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_FALSE(text.empty()) << name;
  return text;
}

bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; }

// `begin` and what goes on as a name: --head-time in "--head-time TIME".
std::set<std::string> names_after(const std::string& text, std::string_view begin) {
  std::set<std::string> names;
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    const bool whole = at == 0 || !in_name(text[at - 1]);
    at += begin.size();
    const std::size_t first = at;
    while (at < text.size() && in_name(text[at])) ++at;
    if (whole && at > first && text[first] != '-') names.insert(text.substr(first, at - first));
  }
  return names;
}

std::string help_of(const std::string& program, const std::string& subcommand) {
  std::vector<std::string> arguments = {"--help"};
  if (!subcommand.empty()) arguments.insert(arguments.begin(), subcommand);
  return Program(program, arguments).rest();
}

// What stands at the beginning of the lines of --help; the rest are words about it.
std::set<std::string> flags_of(const std::string& program, const std::string& subcommand) {
  std::set<std::string> flags;
  std::istringstream help(help_of(program, subcommand));
  for (std::string line; std::getline(help, line);) {
    if (!line.starts_with("  -")) continue;
    flags.merge(names_after(line.substr(0, line.find(' ', 2)), "--"));
    if (line.starts_with("  -h,")) flags.insert("help");
  }
  return flags;
}

// The part of the completion that is about the program, or about one of its subcommands.
std::string completed_by(const std::string& program, const std::string& subcommand) {
  const std::string file = read("completion.bash");
  const std::string name = "_" + std::string(program).replace(program.find('-'), 1, "_");
  std::string function = file.substr(file.find(name + "() {"));
  function.resize(function.find("\n}\n"));
  if (subcommand.empty()) return function;
  const std::size_t branch = function.find("\n      " + subcommand + ") ");
  EXPECT_NE(branch, std::string::npos) << subcommand;
  return function.substr(branch, function.find(";;", branch) - branch);
}

struct Manual {
  const char* program;
  const char* page;
  std::vector<std::string> subcommands;
};

const Manual manuals[] = {
    {"seogo-searchd", "man/seogo-searchd.8", {""}},
    {"seogo-search", "man/seogo-search.1", {""}},
    {"seogo-indexer",
     "man/seogo-indexer.1",
     {"update", "rebuild", "remove", "inspect", "check", "stats"}},
};

TEST(Package, ManualHasExactlyTheFlagsOfThePrograms) {
  for (const Manual& manual : manuals) {
    std::set<std::string> flags;
    for (const std::string& subcommand : manual.subcommands) {
      flags.merge(flags_of(manual.program, subcommand));
    }
    EXPECT_GT(flags.size(), 5U) << manual.program;
    std::set<std::string> told = names_after(read(manual.page), "Fl -");
    told.erase("SETTING");  // any of them
    EXPECT_EQ(told, flags) << manual.page;
  }
}

TEST(Package, CompletionHasExactlyTheFlagsOfThePrograms) {
  for (const Manual& manual : manuals) {
    for (const std::string& subcommand : manual.subcommands) {
      EXPECT_EQ(names_after(completed_by(manual.program, subcommand), "--"),
                flags_of(manual.program, subcommand))
          << manual.program << " " << subcommand;
    }
  }
}

TEST(Package, EverySubcommandIsInManualAndCompletion) {
  std::set<std::string> told;
  const std::string help = help_of("seogo-indexer", "");
  std::istringstream lines(help.substr(help.find("Subcommands:\n") + 13));
  for (std::string line; std::getline(lines, line) && line.starts_with("  ");) {
    told.insert(line.substr(2, line.find(' ', 2) - 2));
  }
  const std::vector<std::string>& known = manuals[2].subcommands;
  EXPECT_EQ(told, std::set<std::string>(known.begin(), known.end()));
  for (const std::string& subcommand : told) {
    EXPECT_NE(read("man/seogo-indexer.1").find("\n.It Cm " + subcommand + "\n"), std::string::npos)
        << subcommand;
  }
}

TEST(Package, ManualOfSettingsHasTheTable) {
  const std::string page = read("man/seogo-searchd.toml.5");
  std::set<std::string> names;
  for (const Setting& setting : searchd::daemon::all_settings()) {
    const std::string name(setting.name);
    names.insert(name);
    const std::size_t at = page.find("\n.It Cm " + name + " No = ");
    ASSERT_NE(at, std::string::npos) << name;
    const std::string entry = page.substr(at, page.find("\n.It ", at + 1) - at);
    const Setting::Values values = setting.get(Settings());
    if (!values.empty()) {
      EXPECT_NE(entry.find("\nDefault: " + values.front()), std::string::npos) << entry;
    }
    EXPECT_EQ(entry.find("; reloads.") != std::string::npos, setting.reloads) << entry;
  }
  EXPECT_EQ(names_after(page, ".It Cm "), names);
}

// The default settings with every "#name = value" as if it counted.
std::string uncommented(const std::string& text) {
  std::string all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool setting = line.size() > 1 && line[0] == '#' && line[1] != ' ';
    all += (setting ? line.substr(1) : line) + "\n";
  }
  return all;
}

std::vector<searchd::daemon::ConfigLine> settings_in(const std::string& text) {
  return searchd::daemon::read_config("searchd.toml", text);
}

TEST(Package, DefaultSettingsHaveTheTableWithItsDefaults) {
  std::set<std::string_view> names;
  for (const searchd::daemon::ConfigLine& line : settings_in(uncommented(read("searchd.toml")))) {
    names.insert(line.setting->name);
    Settings settings;
    searchd::daemon::assign(*line.setting, settings, line.values);
    const Setting::Values defaults = line.setting->get(Settings());
    // Where there is no default stands an example.
    if (!defaults.empty()) {
      EXPECT_EQ(line.setting->get(settings), defaults) << line.setting->name;
    }
  }
  for (const Setting& setting : searchd::daemon::all_settings()) {
    EXPECT_TRUE(names.contains(setting.name)) << setting.name;
  }
}

TEST(Package, DefaultSettingsSetWhatThePackageNeedsAndNoMore) {
  std::map<std::string, Setting::Values> set;
  for (const searchd::daemon::ConfigLine& line : settings_in(read("searchd.toml"))) {
    set[std::string(line.setting->name)] = line.values;
  }
  const std::map<std::string, Setting::Values> wanted = {
      {"index", {"/var/lib/seogo/stacks"}},
      {"listen", {"127.0.0.1:8377"}},
      {"metrics", {"127.0.0.1:8378"}},
  };
  EXPECT_EQ(set, wanted);
}

}  // namespace

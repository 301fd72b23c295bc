// seogo-searchd: answers searches of an index over HTTP. It opens the index for reading only.
#include <cstdio>
#include <cstdlib>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "schema/error.h"
#include "schema/file.h"
#include "searchd/daemon/config_file.h"
#include "searchd/daemon/daemon.h"
#include "searchd/daemon/log.h"
#include "searchd/daemon/settings.h"
#include "searchd/daemon/signals.h"
#include "searchd/routes/keys.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

// What the command line says: flags by name, before and above the config file.
struct Command {
  std::string config;
  bool only_check = false;
  std::string make_key;
  std::map<std::string_view, std::vector<std::string>> flags;
};

std::string read_config_file(const std::string& path) {
  try {
    return schema::read_file(path);
  } catch (const schema::Error& error) {
    throw schema::Error(schema::ErrorCode::usage, error.text(),
                        "--config names a file of settings that can be read");
  }
}

// The file is read anew each time, for SIGHUP.
daemon::Settings settings_of(const Command& command) {
  daemon::Settings settings;
  if (!command.config.empty()) {
    daemon::apply_config(command.config, read_config_file(command.config), settings);
  }
  for (const auto& [name, values] : command.flags) {
    daemon::assign(*daemon::find_setting(name), settings, values);
  }
  return settings;
}

std::string default_of(const daemon::Setting& setting) {
  const daemon::Setting::Values values = setting.get(daemon::Settings());
  return values.empty() ? "" : values.front();
}

void add_flags(CLI::App& app, Command& command) {
  app.add_option("--config", command.config,
                 "file of settings: TOML, with the names of these flags")
      ->type_name("FILE");
  app.add_flag("--check-config", command.only_check,
               "say whether the settings can be, and end; 2 if not");
  app.add_option("--make-key", command.make_key,
                 "print a new key for NAME and its line for the file of keys, and end")
      ->type_name("NAME");
  for (const daemon::Setting& setting : daemon::all_settings()) {
    auto take = [&command, &setting](const std::vector<std::string>& given) {
      // A flag that stands alone says yes; a text that is empty is empty.
      const bool alone = given.empty() || given.front().empty();
      command.flags[setting.name] =
          alone && setting.type.empty() ? std::vector<std::string>{"true"} : given;
      return true;
    };
    CLI::Option* option =
        app.add_option("--" + std::string(setting.name), take, std::string(setting.help), true);
    option->type_name(setting.type.empty() ? "[true|false]" : std::string(setting.type));
    if (!setting.many) option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    if (setting.type.empty()) {
      option->expected(0, 1);
    } else if (setting.many) {
      option->expected(1, -1)->allow_extra_args(false);
    }
    if (!setting.type.empty()) option->default_str(default_of(setting));
  }
}

void reload(const Command& command, daemon::Daemon& searchd) {
  try {
    searchd.reload(settings_of(command));
    spdlog::info("settings, theme and synonyms are read again");
  } catch (const schema::Error& error) {
    spdlog::error("settings stay as they were: {}{}{}", error.text(),
                  error.hint().empty() ? "" : "; ", error.hint());
  }
}

void serve(const Command& command) {
  const daemon::Settings settings = settings_of(command);
  daemon::Signals::block();  // before the first thread, which is the log's
  daemon::set_up_log(settings);
  daemon::Daemon searchd(settings);
  const daemon::Signals signals({[&] {
                                   searchd.stop();  // first: a log may be stuck
                                   spdlog::info("stopping: finishing what is in flight");
                                 },
                                 [&] { reload(command, searchd); }});
  for (const std::string& url : searchd.urls()) fmt::print("listening on {}\n", url);
  if (!searchd.metrics_url().empty()) fmt::print("metrics on {}\n", searchd.metrics_url());
  std::fflush(stdout);
  searchd.run();
  // The thread that writes it is waited for at the end of the program, which then would never come.
  if (!daemon::write_out_log()) std::_Exit(0);
}

int run(int argc, char** argv) {
  CLI::App app("seogo-searchd: answers searches of an index over HTTP");
  Command command;
  add_flags(app, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help ends here too, with 0.
    return app.exit(error) == 0 ? 0 : schema::exit_status(schema::ErrorCode::usage);
  }
  if (!command.make_key.empty()) {
    const routes::Keys::Made made = routes::Keys::make(command.make_key);
    fmt::print("key, shown only now:      {}\nfor the file of api-keys: {}\n", made.key, made.line);
  } else if (command.only_check) {
    daemon::look_at(settings_of(command));
    fmt::print("the settings are good\n");
  } else {
    serve(command);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
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

// Everything an operator can set, in one table: flags, the lines of a config file, the manual and the
// completion of shells are read from it, or tested against it.
//
//   Settings settings;
//   find_setting("head-time")->set(settings, "5s");
//   find_setting("head-time")->get(settings)          {"5s"}
//
// Times are written 500ms, 5s, 2m; sizes 64KiB, 8MiB or bytes; yes and no are true and false. A value
// that is not allowed throws Error(usage) with what is. Plain values.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/engine/limits.h"
#include "searchd/http/limits.h"

namespace seogo::searchd::daemon {

enum class LogForm { plain, json };
enum class LogRequests { none, errors, all };

struct Settings {
  std::string index;
  std::vector<std::string> listen = {"127.0.0.1:8377"};
  std::string metrics;  // an address of its own; empty: none
  std::string title = "서고";
  std::string public_address;       // empty: what each request calls us
  std::string replay_url;           // a template; empty: none
  std::size_t export_rows = 10000;  // 0: none
  std::string theme;                // a folder; empty: the built-in look
  std::string synonyms;
  std::string api_keys;  // a file
  std::vector<std::string> cors_origins;
  std::vector<std::string> trusted_proxies;
  std::string frame_ancestors = "'self'";
  LogForm log = LogForm::plain;
  LogRequests log_requests = LogRequests::errors;
  bool log_queries = false;
  bool log_addresses = false;
  http::Limits http;
  engine::Limits engine;
};

struct Setting {
  using Values = std::vector<std::string>;

  std::string_view name;  // of the flag, without its dashes, and of the config file's line
  std::string_view type;  // HOST:PORT, TIME, SIZE, N …; empty: yes or no
  std::string_view help;
  bool reloads;  // on SIGHUP; else with the next start
  bool many;     // values; each is set in turn, after `clear`
  void (*set)(Settings& settings, std::string_view name, const std::string& value);
  Values (*get)(const Settings& settings);
  void (*clear)(Settings& settings);
};

[[nodiscard]] std::span<const Setting> all_settings();
[[nodiscard]] const Setting* find_setting(std::string_view name);

void assign(const Setting& setting, Settings& settings, const Setting::Values& values);

}  // namespace seogo::searchd::daemon

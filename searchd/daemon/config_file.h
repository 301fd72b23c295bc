// A file of settings: TOML, with the names of the flags.
//
//   index = "/var/lib/seogo/stacks"
//   listen = ["127.0.0.1:8377", "unix:/run/seogo/searchd"]
//   head-time = "5s"
//
//   apply_config("searchd.toml", bytes, settings);
//   apply_config("searchd.toml", "head-time = 5", settings)
//   → throws "searchd.toml, line 1: head-time cannot be 5", "a time, such as 500ms, 5s or 2m"
//
// What is no TOML, no name of a setting or no value of its kind throws Error(usage) with file and
// line. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/daemon/settings.h"

namespace seogo::searchd::daemon {

struct ConfigLine {
  const Setting* setting;
  Setting::Values values;
  std::uint32_t line;
};

// In the order of names; `name` is what errors call the file.
[[nodiscard]] std::vector<ConfigLine> read_config(const std::string& name, std::string_view bytes);

// Sets what the file has.
void apply_config(const std::string& name, std::string_view bytes, Settings& settings);

}  // namespace seogo::searchd::daemon

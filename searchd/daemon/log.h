// The log on standard error: lines for people, or one JSON object a line for programs.
//
//   set_up_log(settings);
//   spdlog::warn("…")          2026-03-02T10:11:12.345+09:00 warning …
//                              {"time":"2026-…","level":"warning","message":"…"}
//   request_log(settings)      what http::Server is given: GET /v1/search 200 3.1 ms 812 bytes …
//
// What people ask for and where they are is logged only if the settings say so. Nothing a client sends
// can begin a line of its own. Safe to use from any thread.
#pragma once

#include "searchd/daemon/settings.h"
#include "searchd/http/service.h"

namespace seogo::searchd::daemon {

void set_up_log(const Settings& settings);
// At the end: false if nobody reads the log, and its last lines cannot be written.
[[nodiscard]] bool write_out_log();

[[nodiscard]] http::Observer request_log(const Settings& settings);

}  // namespace seogo::searchd::daemon

#include "searchd/daemon/log.h"

#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/async.h>
#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace seogo::searchd::daemon {
namespace {

using Json = nlohmann::ordered_json;
using SystemTime = std::chrono::system_clock::time_point;

constexpr int first_server_error = 500;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A thread of its own writes lines: a reader of the log that stops reading stops nothing else. What it
// then misses are the oldest lines.
constexpr std::size_t most_waiting_lines = 8192;

std::shared_ptr<spdlog::logger> new_logger(const char* name) {
  return std::make_shared<spdlog::async_logger>(
      name, std::make_shared<spdlog::sinks::stderr_sink_mt>(), spdlog::thread_pool(),
      spdlog::async_overflow_policy::overrun_oldest);
}

std::string iso(SystemTime time) {
  const auto whole = std::chrono::time_point_cast<std::chrono::seconds>(time);
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - whole);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(whole)), rest.count());
}

Json json_line(SystemTime time, std::string_view level) {
  return {{"time", iso(time)}, {"level", level}};
}

class JsonFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const spdlog::string_view_t level = spdlog::level::to_string_view(message.level);
    Json line = json_line(message.time, {level.data(), level.size()});
    line["message"] = std::string(message.payload.data(), message.payload.size());
    const std::string text = dump(line) + "\n";
    out.append(text.data(), text.data() + text.size());
  }
  [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonFormatter>();
  }
};

double milliseconds(std::chrono::duration<double> time) { return time.count() * 1000; }

std::string query_of(const http::Request& request) { return wire::print_query(request.parameters); }

// Written as a JSON string, which is one line whatever is in it.
// ASCII: a terminal takes some characters beyond it for commands.
std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', true, Json::error_handler_t::replace);
}

std::string plain_line(const http::Access& access, const Settings& settings) {
  std::string line = fmt::format("{} {} {} {:.1f} ms {} bytes{}", access.request.method,
                                 access.route, access.status, milliseconds(access.took),
                                 access.bytes, access.whole ? "" : ", cut short");
  if (settings.log_queries) {
    line += fmt::format(" path={} query={}", quoted(access.request.path),
                        quoted(query_of(access.request)));
  }
  if (settings.log_addresses) line += " client=" + access.request.client.text();
  return line;
}

std::string json_line(const http::Access& access, const Settings& settings) {
  constexpr double microsecond = 1000;  // no more digits than mean something
  const auto rounded = [](std::chrono::duration<double> time) {
    return std::round(milliseconds(time) * microsecond) / microsecond;
  };
  Json line = json_line(std::chrono::system_clock::now(),
                        access.status >= first_server_error ? "error" : "info");
  line["event"] = "request";
  line["method"] = access.request.method;
  line["route"] = access.route;
  line["status"] = access.status;
  line["ms"] = rounded(access.took);
  line["waited_ms"] = rounded(access.waited);
  line["bytes"] = access.bytes;
  if (!access.whole) line["cut_short"] = true;
  if (settings.log_queries) {
    line["path"] = access.request.path;
    line["query"] = query_of(access.request);
  }
  if (settings.log_addresses) line["client"] = access.request.client.text();
  return dump(line);
}

std::string plain_refusal(const http::Refusal& refusal, const http::Address& client,
                          const Settings& settings) {
  const std::string who = settings.log_addresses ? " client=" + client.text() : "";
  return fmt::format("refused {} {}{}", refusal.status, refusal.reason, who);
}

std::string json_refusal(const http::Refusal& refusal, const http::Address& client,
                         const Settings& settings) {
  Json line = json_line(std::chrono::system_clock::now(), "info");
  line["event"] = "refused";
  line["status"] = refusal.status;
  line["reason"] = refusal.reason;
  if (settings.log_addresses) line["client"] = client.text();
  return dump(line);
}

}  // namespace

bool write_out_log() {
  constexpr auto patience = std::chrono::seconds(1);
  const auto end = std::chrono::steady_clock::now() + patience;
  while (spdlog::thread_pool()->queue_size() > 0) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

void set_up_log(const Settings& settings) {
  spdlog::init_thread_pool(most_waiting_lines, 1);
  std::shared_ptr<spdlog::logger> logger = new_logger("seogo-searchd");
  if (settings.log == LogForm::json) {
    logger->set_formatter(std::make_unique<JsonFormatter>());
  } else {
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  }
  spdlog::set_default_logger(std::move(logger));
}

http::Observer request_log(const Settings& settings) {
  if (settings.log_requests == LogRequests::none) return {};
  const bool all = settings.log_requests == LogRequests::all;
  const bool plain = settings.log == LogForm::plain;
  std::shared_ptr<spdlog::logger> log = spdlog::default_logger();
  if (!plain) {
    // Its lines are JSON already.
    log = new_logger("requests");
    log->set_pattern("%v");
  }
  http::Observer observer;
  observer.answered = [=](const http::Access& access) {
    if (!all && access.status < first_server_error) return;
    log->info("{}", plain ? plain_line(access, settings) : json_line(access, settings));
  };
  if (all) {
    observer.refused = [=](const http::Refusal& refusal, const http::Address& client) {
      log->info("{}", plain ? plain_refusal(refusal, client, settings)
                            : json_refusal(refusal, client, settings));
    };
  }
  return observer;
}

}  // namespace seogo::searchd::daemon

#include "searchd/daemon/log.h"

#include <chrono>
#include <cmath>
#include <memory>
#include <string>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
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
std::string quoted(const std::string& text) { return dump(Json(text)); }

std::string plain_line(const http::Access& access, const Settings& settings) {
  std::string line = fmt::format("{} {} {} {:.1f} ms {} bytes", access.request.method, access.route,
                                 access.status, milliseconds(access.took), access.bytes);
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
  if (settings.log_queries) {
    line["path"] = access.request.path;
    line["query"] = query_of(access.request);
  }
  if (settings.log_addresses) line["client"] = access.request.client.text();
  return dump(line);
}

}  // namespace

void set_up_log(const Settings& settings) {
  auto logger = std::make_shared<spdlog::logger>("seogo-searchd",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
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
  if (settings.log == LogForm::plain) {
    return [settings, all](const http::Access& access) {
      if (all || access.status >= first_server_error) {
        spdlog::info("{}", plain_line(access, settings));
      }
    };
  }
  auto logger = std::make_shared<spdlog::logger>("requests",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%v");
  return [settings, all, logger](const http::Access& access) {
    if (all || access.status >= first_server_error) {
      logger->info("{}", json_line(access, settings));
    }
  };
}

}  // namespace seogo::searchd::daemon

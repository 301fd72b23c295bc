#include "searchd/daemon/daemon.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>

#include "schema/error.h"
#include "schema/file.h"
#include "schema/generation.h"
#include "searchd/daemon/log.h"
#include "searchd/engine/engine.h"
#include "searchd/http/server.h"
#include "searchd/routes/metrics.h"
#include "searchd/routes/routes.h"
#include "searchd/theme/theme.h"

namespace seogo::searchd::daemon {
namespace {

using schema::Error;
using schema::ErrorCode;

std::shared_ptr<const routes::Keys> read_keys(const Settings& settings) {
  if (settings.api_keys.empty()) return nullptr;
  return std::make_shared<const routes::Keys>(
      routes::Keys::parse(schema::read_file(settings.api_keys)));
}

std::shared_ptr<const theme::Theme> read_theme(const Settings& settings) {
  if (settings.theme.empty()) return std::make_shared<const theme::Theme>();
  return std::make_shared<const theme::Theme>(theme::Theme::read(settings.theme));
}

void tell_passed_over(const theme::Theme& theme) {
  for (const theme::Passed& passed : theme.passed_over()) {
    spdlog::warn("theme: {} is not served; {}", passed.name, passed.reason);
  }
}

http::Networks read_proxies(const Settings& settings) {
  http::Networks networks;
  for (const std::string& text : settings.trusted_proxies) {
    const std::optional<http::Network> network = http::Network::parse(text);
    if (!network) {
      throw Error(ErrorCode::usage, fmt::format("it cannot be {}", text),
                  "an address, a network or unix: 127.0.0.1, 10.0.0.0/8, 2001:db8::/32");
    }
    networks.push_back(*network);
  }
  return networks;
}

// Errors say which setting they are about, and are mistakes of its writer, whatever the system said.
template <typename Look>
void about(std::string_view setting, Look look) {
  try {
    look();
  } catch (const Error& error) {
    throw Error(ErrorCode::usage, fmt::format("{}: {}", setting, error.text()),
                error.hint().empty() ? "name a file that can be read" : error.hint());
  }
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
}

void look_at_title(const std::string& title) {
  if (title.empty() || has_control(title)) {
    throw Error(ErrorCode::usage, "it must be a text of one line", "\"한빛일보\", say");
  }
}

// Into a header goes what cannot end it or begin another directive.
void look_at_ancestors(const std::string& sources) {
  const bool bad = sources.empty() || has_control(sources) ||
                   sources.find_first_of(";,") != std::string::npos ||
                   std::any_of(sources.begin(), sources.end(),
                               [](char c) { return static_cast<unsigned char>(c) > '~'; });
  // Without its quotes, self is the name of a host.
  if (bad || sources == "self" || sources == "none") {
    throw Error(ErrorCode::usage, fmt::format("it cannot be {}", sources),
                "sources as CSP has them: \"'self' https://news.example.kr\", or \"'none'\"");
  }
}

void look_at_limits(const http::Limits& limits) {
  constexpr std::size_t rest_of_a_head = 256;
  constexpr std::size_t least_reply = 64 * 1024;  // a page of results
  if (limits.target_bytes + rest_of_a_head > limits.head_bytes) {
    throw Error(ErrorCode::usage, "head-bytes must be above target-bytes",
                "a head is a line with the target, and the headers");
  }
  if (limits.reply_bytes < least_reply) {
    throw Error(ErrorCode::usage, "reply-bytes is too small for a page of results",
                "64KiB or more");
  }
}

void look_at_addresses(const Settings& settings) {
  std::vector<std::string> seen;
  const auto look = [&seen](const std::string& text) {
    const http::ListenAddress address = http::parse_listen_address(text);
    const bool picks = address.kind == http::ListenAddress::Kind::internet && address.port == 0;
    if (!picks && std::find(seen.begin(), seen.end(), text) != seen.end()) {
      throw Error(ErrorCode::usage, fmt::format("{} is there twice", text),
                  "one server an address");
    }
    seen.push_back(text);
  };
  about("listen", [&] {
    if (settings.listen.empty()) {
      throw Error(ErrorCode::usage, "there is nothing to listen on", "127.0.0.1:8377, say");
    }
    for (const std::string& address : settings.listen) look(address);
  });
  if (!settings.metrics.empty()) about("metrics", [&] { look(settings.metrics); });
}

// Changes with every installation, and with no restart.
std::string build_of_this_program() {
  struct ::stat file {};
  if (::stat("/proc/self/exe", &file) != 0) return {};  // then tags live on beyond an upgrade
  return fmt::format("{}.{}.", file.st_size, file.st_mtime);
}

routes::Options options_of(const Settings& settings) {
  const std::shared_ptr<const theme::Theme> theme = read_theme(settings);
  tell_passed_over(*theme);
  return {build_of_this_program(),
          settings.title,
          routes::Origins(settings.cors_origins),
          settings.frame_ancestors,
          read_keys(settings),
          theme,
          routes::PublicAddress(settings.public_address),
          wire::Replay(settings.replay_url),
          settings.export_rows};
}

void tell_problems(const engine::SynonymsFile::Problems& problems) {
  for (const auto& problem : problems) {
    spdlog::warn("synonyms, line {}: {}{}{}", problem.line, problem.text,
                 problem.hint.empty() ? "" : "; ", problem.hint);
  }
}

http::Listeners listen_everywhere(const std::vector<std::string>& addresses) {
  http::Listeners all;
  for (const std::string& address : addresses) {
    for (http::Listener& listener : http::listen_on(http::parse_listen_address(address))) {
      all.push_back(std::move(listener));
    }
  }
  return all;
}

// Each connection is a descriptor; shells and systemd allow a thousand unless told otherwise.
void raise_descriptors(const http::Limits& limits) {
  constexpr rlim_t beside_connections = 512;  // tables of the index, listeners, the log
  const rlim_t wanted = limits.connections + beside_connections;
  rlimit allowed{};
  if (::getrlimit(RLIMIT_NOFILE, &allowed) != 0 || allowed.rlim_cur >= wanted) return;
  allowed.rlim_cur = std::min(wanted, allowed.rlim_max);
  if (::setrlimit(RLIMIT_NOFILE, &allowed) != 0 || allowed.rlim_cur < wanted) {
    spdlog::warn("only {} files may be open, fewer than {} connections need: raise LimitNOFILE",
                 allowed.rlim_cur, limits.connections);
  }
}

// systemd waits for these where the unit says Type=notify; elsewhere nobody hears them.
void notify(const char* state) { static_cast<void>(::sd_notify(0, state)); }

}  // namespace

class Daemon::Parts {
 public:
  explicit Parts(const Settings& from)
      : settings(from),
        engine(schema::IndexDirectory(from.index),
               engine::SynonymsFile::named(from.synonyms, tell_problems), from.engine),
        routes(engine, options_of(from)),
        server(services(from), from.http, read_proxies(from), request_log(from)) {}

  Settings settings;
  engine::Engine engine;
  routes::Routes routes;
  http::Server server;

 private:
  std::vector<http::Service> services(const Settings& from) {
    std::vector<http::Service> all;
    all.push_back({listen_everywhere(from.listen),
                   [this](const http::Request& request) { return routes.answer(request); },
                   {"/healthz", "/readyz"},
                   [this](std::string_view origin, http::Response& response) {
                     routes.dress(origin, response);
                   }});
    if (!from.metrics.empty()) {
      all.push_back({listen_everywhere({from.metrics}),
                     [this](const http::Request& request) { return tell_metrics(request); },
                     {"/metrics"}});
    }
    return all;
  }

  [[nodiscard]] http::Response tell_metrics(const http::Request& request) const {
    constexpr const char* exposition = "text/plain; version=0.0.4; charset=utf-8";
    if (request.path != "/metrics") {
      return {404, http::text_type, "/metrics is here\n", {}, "none"};
    }
    if (request.method != "GET" && request.method != "HEAD") {
      return {405, http::text_type, "GET /metrics\n", {{"Allow", "GET, HEAD"}}, "none"};
    }
    return {200, exposition, routes::metrics(server.counters(), engine), {}, "/metrics"};
  }
};

Daemon::Daemon(const Settings& settings) {
  look_at(settings);
  raise_descriptors(settings.http);
  parts_ = std::make_unique<Parts>(settings);
}

Daemon::~Daemon() = default;

std::vector<std::string> Daemon::urls() const {
  std::vector<std::string> urls;
  for (const http::Listener& listener : parts_->server.services().front().listeners) {
    urls.push_back(listener.address().url());
  }
  return urls;
}

std::string Daemon::metrics_url() const {
  const std::vector<http::Service>& services = parts_->server.services();
  return services.size() < 2 ? "" : services.back().listeners.front().address().url();
}

void Daemon::run() {
  notify("READY=1");
  parts_->server.run();
}

void Daemon::stop() {
  notify("STOPPING=1");
  parts_->server.stop();
}

void Daemon::reload(const Settings& settings) {
  look_at(settings);
  std::shared_ptr<const routes::Keys> keys = read_keys(settings);
  if (!keys && !parts_->settings.api_keys.empty()) {
    // A file that is half written would open a closed archive.
    throw Error(ErrorCode::usage, "api-keys is gone", "an archive is opened by a start anew");
  }
  std::shared_ptr<const theme::Theme> theme = read_theme(settings);
  tell_passed_over(*theme);
  Settings& now = parts_->settings;
  for (const Setting& setting : all_settings()) {
    if (setting.get(now) == setting.get(settings)) continue;
    if (setting.reloads) {
      spdlog::info("{} is now {}", setting.name, fmt::join(setting.get(settings), ", "));
    } else {
      spdlog::warn("{} changes with the next start", setting.name);
    }
  }
  parts_->server.set_limits(settings.http);
  parts_->engine.set_limits(settings.engine);
  parts_->routes.set_keys(std::move(keys));
  parts_->routes.set_theme(std::move(theme));
  parts_->engine.read_synonyms();
  for (const Setting& setting : all_settings()) {
    if (setting.reloads) assign(setting, now, setting.get(settings));
  }
}

void look_at(const Settings& settings) {
  if (settings.index.empty()) {
    throw Error(ErrorCode::usage, "no index is named", "name its directory: --index DIR");
  }
  look_at_addresses(settings);
  about("trusted-proxy", [&] { static_cast<void>(read_proxies(settings)); });
  about("title", [&] { look_at_title(settings.title); });
  about("public-address",
        [&] { static_cast<void>(routes::PublicAddress(settings.public_address)); });
  about("replay-url", [&] { static_cast<void>(wire::Replay(settings.replay_url)); });
  about("frame-ancestors", [&] { look_at_ancestors(settings.frame_ancestors); });
  about("cors-origin", [&] { static_cast<void>(routes::Origins(settings.cors_origins)); });
  about("api-keys", [&] { static_cast<void>(read_keys(settings)); });
  about("theme", [&] { static_cast<void>(read_theme(settings)); });
  about("synonyms",
        [&] { static_cast<void>(engine::SynonymsFile::named(settings.synonyms, tell_problems)); });
  look_at_limits(settings.http);
}

}  // namespace seogo::searchd::daemon

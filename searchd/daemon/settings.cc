#include "searchd/daemon/settings.h"

#include <algorithm>

#include "searchd/daemon/value.h"

namespace seogo::searchd::daemon {
namespace {

using Values = Setting::Values;
using Name = std::string_view;
using Value = const std::string&;

constexpr bool reloads = true;
constexpr bool with_restart = false;

// A row for each kind of member. `member` is how to get at it: a function of no captures, so that it
// can be part of the row's type.
template <auto member>
constexpr Setting text(Name name, Name type, Name help, bool again = with_restart) {
  return {name,
          type,
          help,
          again,
          false,
          [](Settings& settings, Name, Value value) { member(settings) = value; },
          [](const Settings& settings) {
            const std::string& value = member(settings);
            return value.empty() ? Values() : Values{value};
          },
          [](Settings& settings) { member(settings).clear(); }};
}

template <auto member>
constexpr Setting texts(Name name, Name type, Name help) {
  return {name,
          type,
          help,
          with_restart,
          true,
          [](Settings& settings, Name, Value value) {
            if (!value.empty()) member(settings).push_back(value);
          },
          [](const Settings& settings) { return Values(member(settings)); },
          [](Settings& settings) { member(settings).clear(); }};
}

constexpr auto nothing_to_clear = [](Settings&) {};

template <auto member, std::size_t least, std::size_t most>
constexpr Setting number(Name name, Name help, bool again = reloads) {
  return {name,
          "N",
          help,
          again,
          false,
          [](Settings& settings, Name own, Value value) {
            member(settings) = read_number(own, value, least, most);
          },
          [](const Settings& settings) { return Values{std::to_string(member(settings))}; },
          nothing_to_clear};
}

template <auto member>
constexpr Setting size(Name name, Name help) {
  return {
      name,
      "SIZE",
      help,
      reloads,
      false,
      [](Settings& settings, Name own, Value value) { member(settings) = read_size(own, value); },
      [](const Settings& settings) { return Values{print_size(member(settings))}; },
      nothing_to_clear};
}

template <auto member>
constexpr Setting time(Name name, Name help) {
  return {
      name,
      "TIME",
      help,
      reloads,
      false,
      [](Settings& settings, Name own, Value value) { member(settings) = read_time(own, value); },
      [](const Settings& settings) { return Values{print_time(member(settings))}; },
      nothing_to_clear};
}

template <auto member>
constexpr Setting yes(Name name, Name help) {
  return {
      name,
      "",
      help,
      with_restart,
      false,
      [](Settings& settings, Name own, Value value) { member(settings) = read_yes(own, value); },
      [](const Settings& settings) { return Values{member(settings) ? "true" : "false"}; },
      nothing_to_clear};
}

void set_log(Settings& settings, Name name, Value value) {
  if (value != "plain" && value != "json") refuse_value(name, value, "plain or json");
  settings.log = value == "json" ? LogForm::json : LogForm::plain;
}

constexpr std::string_view request_logs[] = {"none", "errors", "all"};

void set_log_requests(Settings& settings, Name name, Value value) {
  const auto found = std::find(std::begin(request_logs), std::end(request_logs), value);
  if (found == std::end(request_logs)) refuse_value(name, value, "none, errors or all");
  settings.log_requests = static_cast<LogRequests>(found - std::begin(request_logs));
}

#define SEOGO_MEMBER(path) \
  [](auto& settings) -> auto& { return settings.path; }

// An empty name would open a closed archive by mistake.
void set_api_keys(Settings& settings, Name name, Value value) {
  if (value.empty()) refuse_value(name, "empty", "a file of keys, or none for an open archive");
  settings.api_keys = value == "none" ? "" : value;
}

constexpr std::size_t million = 1'000'000;

constexpr Setting table[] = {
    text<SEOGO_MEMBER(index)>("index", "DIR", "index directory"),
    texts<SEOGO_MEMBER(listen)>(
        "listen", "ADDRESS",
        "where to listen: HOST:PORT (port 0 picks a free one), unix:/PATH, or systemd for the "
        "sockets it hands over; may be repeated"),
    text<SEOGO_MEMBER(metrics)>("metrics", "ADDRESS", "where Prometheus may read /metrics"),
    text<SEOGO_MEMBER(title)>("title", "TEXT", "what the search page calls the archive"),
    text<SEOGO_MEMBER(public_address)>(
        "public-address", "URL",
        "where people find the archive, for feeds and browsers' search boxes: "
        "https://search.example.kr/stacks; without it what each request calls it"),
    text<SEOGO_MEMBER(replay_url)>(
        "replay-url", "TEMPLATE",
        "links hits to a web archive: https://web.archive.kr/{timestamp}/{url}; places are {url}, "
        "{url_encoded}, {timestamp} and {id_encoded}"),
    number<SEOGO_MEMBER(export_rows), 0, million>(
        "export-rows", "rows of one export as CSV or JSON lines; 0: none is made", with_restart),
    text<SEOGO_MEMBER(theme)>("theme", "DIR",
                              "folder that changes how pages look: page.html, theme.css, pictures",
                              reloads),
    text<SEOGO_MEMBER(synonyms)>(
        "synonyms", "FILE",
        "file of other names (a, b or a => b a line), read again when it changes, or none; those "
        "built in without it"),
    {"api-keys", "FILE", "file of hashed keys, or none; with it, only who has a key may ask",
     reloads, false, set_api_keys,
     [](const Settings& settings) {
       return settings.api_keys.empty() ? Values() : Values{settings.api_keys};
     },
     [](Settings& settings) { settings.api_keys.clear(); }},
    texts<SEOGO_MEMBER(cors_origins)>(
        "cors-origin", "ORIGIN",
        "a site whose scripts may ask, such as https://news.example.kr, or * for all; may be "
        "repeated"),
    text<SEOGO_MEMBER(frame_ancestors)>("frame-ancestors", "SOURCES",
                                        "whose pages may show ours in a frame, as in CSP"),
    texts<SEOGO_MEMBER(trusted_proxies)>(
        "trusted-proxy", "NETWORK",
        "a proxy whose X-Forwarded-For is believed: 127.0.0.1, 10.0.0.0/8 or unix; may be "
        "repeated"),
    {"log", "FORM", "form of the log on standard error: plain or json", with_restart, false,
     set_log,
     [](const Settings& settings) {
       return Values{settings.log == LogForm::json ? "json" : "plain"};
     },
     nothing_to_clear},
    {"log-requests", "WHICH", "requests to log: none, errors (status 500 and up) or all",
     with_restart, false, set_log_requests,
     [](const Settings& settings) {
       return Values{std::string(request_logs[static_cast<std::size_t>(settings.log_requests)])};
     },
     nothing_to_clear},
    yes<SEOGO_MEMBER(log_queries)>("log-queries", "log what people ask for, too"),
    yes<SEOGO_MEMBER(log_addresses)>("log-addresses", "log clients' addresses, too"),

    number<SEOGO_MEMBER(http.workers), 0, 1024>(
        "workers", "requests answered at once; 0: one a core", with_restart),
    number<SEOGO_MEMBER(http.queue), 1, million>("queue",
                                                 "requests that may wait for a worker; then 503"),
    number<SEOGO_MEMBER(http.connections), 1, million>(
        "connections", "connections at once; the one that waits longest makes room"),
    number<SEOGO_MEMBER(http.requests_per_connection), 1, million>("requests-per-connection",
                                                                   "then it is closed"),
    number<SEOGO_MEMBER(http.rate), 0, million>(
        "rate", "requests a second of one client (IPv4 address or IPv6 /64); 0: no limit"),
    number<SEOGO_MEMBER(http.burst), 1, million>("burst", "requests of one client at once"),
    number<SEOGO_MEMBER(http.clients), 4, million>("clients", "clients whose rate is remembered"),
    number<SEOGO_MEMBER(http.headers), 8, 1024>("headers", "headers of a request"),
    size<SEOGO_MEMBER(http.head_bytes)>("head-bytes", "request line and headers"),
    size<SEOGO_MEMBER(http.target_bytes)>("target-bytes", "path and query"),
    size<SEOGO_MEMBER(http.body_bytes)>("body-bytes", "body of a request"),
    size<SEOGO_MEMBER(http.reply_bytes)>("reply-bytes", "one reply"),
    size<SEOGO_MEMBER(http.pending_bytes)>("pending-bytes",
                                           "replies that clients have not taken yet; then 503"),
    number<SEOGO_MEMBER(http.streams), 1, million>(
        "streams", "replies sent piece by piece, such as exports, at once; then 503"),
    size<SEOGO_MEMBER(http.gzip_bytes)>("gzip-bytes", "shorter replies are sent as they are"),
    time<SEOGO_MEMBER(http.head_time)>("head-time", "for a request's head to come"),
    time<SEOGO_MEMBER(http.body_time)>("body-time", "… for its body"),
    time<SEOGO_MEMBER(http.idle_time)>("idle-time", "a connection may wait between requests"),
    time<SEOGO_MEMBER(http.queue_time)>("queue-time", "a request may wait for a worker; then 503"),
    time<SEOGO_MEMBER(http.write_time)>("write-time", "for a client to take a reply"),
    time<SEOGO_MEMBER(http.stop_time)>("stop-time", "to finish what is in flight at a stop"),
    time<SEOGO_MEMBER(engine.query_time)>("query-time",
                                          "for one search; then what was found so far, and a note"),
    size<SEOGO_MEMBER(engine.cache_bytes)>("cache-bytes", "replies kept for who asks the same"),
    number<SEOGO_MEMBER(engine.idle_readers), 1, 1024>("idle-readers",
                                                       "readers of the index kept open"),
};

#undef SEOGO_MEMBER

}  // namespace

std::span<const Setting> all_settings() { return table; }

const Setting* find_setting(std::string_view name) {
  const auto found = std::find_if(std::begin(table), std::end(table),
                                  [name](const Setting& setting) { return setting.name == name; });
  return found == std::end(table) ? nullptr : found;
}

void assign(const Setting& setting, Settings& settings, const Values& values) {
  setting.clear(settings);
  for (const std::string& value : values) setting.set(settings, setting.name, value);
}

}  // namespace seogo::searchd::daemon

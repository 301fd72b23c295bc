#include "searchd/routes/metrics.h"

#include <filesystem>
#include <fstream>
#include <optional>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "schema/error.h"

namespace seogo::searchd::routes {
namespace {

using http::Counters;

class Exposition {
 public:
  void head(std::string_view name, std::string_view type, std::string_view help) {
    text_ += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
  }
  template <typename Number>
  void value(std::string_view name, std::string_view labels, Number number) {
    text_ += fmt::format("{}{}{}{} {}\n", name, labels.empty() ? "" : "{", labels,
                         labels.empty() ? "" : "}", number);
  }
  template <typename Number>
  void one(std::string_view name, std::string_view type, std::string_view help, Number number) {
    head(name, type, help);
    value(name, "", number);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void tell_requests(Exposition& out, const Counters& counters) {
  out.head("seogo_requests_total", "counter", "Requests answered.");
  for (const auto& [key, count] : counters.statuses()) {
    out.value("seogo_requests_total",
              fmt::format("route=\"{}\",status=\"{}\"", key.first, key.second), count);
  }
  out.head("seogo_request_seconds", "histogram", "Time to answer, without waiting for a worker.");
  for (const auto& [route, latency] : counters.latencies()) {
    for (std::size_t i = 0; i < http::latency_ends.size(); ++i) {
      out.value("seogo_request_seconds_bucket",
                fmt::format("route=\"{}\",le=\"{}\"", route, http::latency_ends[i]),
                latency.within[i]);
    }
    const std::string label = fmt::format("route=\"{}\"", route);
    out.value("seogo_request_seconds_bucket", label + ",le=\"+Inf\"", latency.count);
    out.value("seogo_request_seconds_sum", label, latency.seconds);
    out.value("seogo_request_seconds_count", label, latency.count);
  }
  out.head("seogo_refused_total", "counter", "Requests and connections refused before an answer.");
  for (const auto& [reason, count] : counters.refusals()) {
    out.value("seogo_refused_total", fmt::format("reason=\"{}\"", reason), count);
  }
}

void tell_connections(Exposition& out, const Counters& counters) {
  out.one("seogo_connections_total", "counter", "Connections taken.", counters.accepted.load());
  out.one("seogo_sent_bytes_total", "counter", "Bytes of replies sent.",
          counters.sent_bytes.load());
  out.one("seogo_connections", "gauge", "Connections open.", counters.connections.load());
  out.one("seogo_queued_requests", "gauge", "Requests waiting for a worker.",
          counters.queued.load());
  out.one("seogo_answering_requests", "gauge", "Requests that a worker answers.",
          counters.answering.load());
  out.one("seogo_streams", "gauge", "Replies sent piece by piece, such as exports.",
          counters.streams.load());
  out.one("seogo_pending_bytes", "gauge", "Bytes of replies that clients have not taken yet.",
          counters.pending_bytes.load());
}

void tell_index(Exposition& out, const engine::Engine& engine) {
  std::optional<schema::Stats> stats;
  try {
    stats = engine.stats();
  } catch (const schema::Error&) {
    // Told as not ready; the log has the reason from the searches that fail.
  }
  out.one("seogo_index_ready", "gauge", "1 if the index can be read.", stats ? 1 : 0);
  if (stats) {
    out.one("seogo_index_articles", "gauge", "Articles in the index.", stats->articles);
    out.one("seogo_index_comments", "gauge", "Comments stored with them.", stats->comments);
    out.one("seogo_index_bytes", "gauge", "Bytes of the live generation.", stats->bytes);
    out.head("seogo_index_generation", "gauge", "The live generation, as a label.");
    out.value("seogo_index_generation", fmt::format("generation=\"{}\"", stats->generation), 1);
  }
  const engine::CacheCounts cache = engine.cache_counts();
  out.one("seogo_cache_hits_total", "counter", "Searches answered from the cache.", cache.hits);
  out.one("seogo_cache_misses_total", "counter", "Searches that had to be made.", cache.misses);
  out.one("seogo_cache_entries", "gauge", "Replies in the cache.", cache.entries);
  out.one("seogo_open_readers", "gauge", "Readers of the index, lent and idle.",
          engine.open_readers());
  out.one("seogo_cache_bytes", "gauge", "Bytes of replies in the cache.", cache.bytes);
}

void tell_process(Exposition& out) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  out.one("process_cpu_seconds_total", "counter", "Processor time, user and system.",
          seconds(used.ru_utime) + seconds(used.ru_stime));
  std::uint64_t all_pages = 0;
  std::uint64_t resident_pages = 0;
  if (std::ifstream("/proc/self/statm") >> all_pages >> resident_pages) {
    const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    out.one("process_resident_memory_bytes", "gauge", "Memory in use.", resident_pages * page);
  }
  std::error_code unreadable;
  std::uint64_t files = 0;
  for (std::filesystem::directory_iterator it("/proc/self/fd", unreadable), end;
       !unreadable && it != end; it.increment(unreadable)) {
    ++files;
  }
  if (!unreadable) out.one("process_open_fds", "gauge", "Open file descriptors.", files);
}

}  // namespace

std::string metrics(const Counters& counters, const engine::Engine& engine) {
  Exposition out;
  tell_requests(out, counters);
  tell_connections(out, counters);
  tell_index(out, engine);
  tell_process(out);
  return out.take();
}

}  // namespace seogo::searchd::routes

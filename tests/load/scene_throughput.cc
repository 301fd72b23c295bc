// Eight connections that ask as fast as they are answered, beside the bare engine in this process:
// what does HTTP cost?
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <fmt/format.h>

#include "searchd/engine/engine.h"
#include "tests/beside/client.h"
#include "tests/beside/cost.h"
#include "tests/beside/daemon.h"
#include "tests/load/stage.h"
#include "tests/temporary_directory.h"

namespace seogo::load {
namespace {

using namespace beside;

using Clock = std::chrono::steady_clock;

constexpr std::string_view name = "throughput";
constexpr int runs = 3;
constexpr std::ptrdiff_t often_asked = 200;  // searches, for the cache

double median(std::vector<double> figures) {
  std::sort(figures.begin(), figures.end());
  return figures[figures.size() / 2];
}

struct Run {
  double rate = 0;          // answered a second
  double processor_ms = 0;  // of the one who answers, for each
  double wrong = 0;
};

// As many threads as the daemon has workers.
Run run_engine(const searchd::engine::Engine& engine, const std::vector<bench::BenchQuery>& queries,
               int seconds) {
  std::atomic<std::size_t> next = 0;
  const Clock::time_point start = Clock::now();
  const double processor_s = beside::own_processor_s();
  std::vector<std::thread> threads;
  for (unsigned i = std::max(1U, std::thread::hardware_concurrency()); i > 0; --i) {
    threads.emplace_back([&] {
      while (Clock::now() - start < std::chrono::seconds(seconds)) {
        searchd::engine::Request request;
        request.text = queries[next++ % queries.size()].text;
        static_cast<void>(engine.search(request));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> took = Clock::now() - start;
  const auto count = static_cast<double>(next);
  return {count / took.count(), (beside::own_processor_s() - processor_s) * 1e3 / count};
}

double number_after(const std::string& text, std::string_view label) {
  const std::size_t at = text.find(label);
  return at == std::string::npos ? 0 : std::stod(text.substr(at + label.size()));
}

Run run_wrk(const Stage& stage, const Daemon& daemon, const std::filesystem::path& targets,
            int seconds) {
  const double processor_s = daemon.processor_s();
  const Ran ran = run({"wrk", "-t1", "-c8", fmt::format("-d{}s", seconds), "-s", stage.lua.string(),
                       fmt::format("http://127.0.0.1:{}", daemon.port()), "--", targets.string()});
  // wrk counts a connection that the server says it closes, and closes, as no error.
  const double wrong = number_after(ran.out, "Non-2xx or 3xx responses: ") +
                       number_after(ran.out, "connect ") + number_after(ran.out, ", read ") +
                       number_after(ran.out, ", write ") + number_after(ran.out, ", timeout ");
  const double rate = number_after(ran.out, "Requests/sec:");
  const double count = std::max(1.0, rate * seconds);
  return {rate, (daemon.processor_s() - processor_s) * 1e3 / count,
          ran.status == 0 && rate > 0 ? wrong : 1};
}

void write_lines(const std::filesystem::path& path, const std::vector<std::string>& lines) {
  std::ofstream file(path);
  for (const std::string& line : lines) file << line << '\n';
}

struct Runs {
  std::vector<double> rates;
  std::vector<double> processor_ms;
  double wrong = 0;

  void add(const Run& run) {
    rates.push_back(run.rate);
    processor_ms.push_back(run.processor_ms);
    wrong += run.wrong;
  }
  [[nodiscard]] std::string text() const {
    std::string text;
    for (const double rate : rates) {
      text += (text.empty() ? "" : ", ") + counted(static_cast<std::uint64_t>(rate));
    }
    return text;
  }
};

}  // namespace

void throughput_scene(const Stage& stage, Findings& findings) {
  if (run({"sh", "-c", "command -v wrk"}).status != 0) {
    return findings.tell(name, "wrk is not installed: .ci/install load", "left out");
  }
  const int seconds = stage.quick ? 1 : 10;
  const tests::TemporaryDirectory place;
  const std::filesystem::path searches = place.path() / "searches";
  const std::filesystem::path repeated = place.path() / "repeated";
  const std::filesystem::path health = place.path() / "health";
  write_lines(searches, stage.targets);
  const auto few = std::min(often_asked, std::ssize(stage.targets));
  write_lines(repeated, {stage.targets.begin(), stage.targets.begin() + few});
  write_lines(health, {"/healthz"});

  Daemon bare(stage.bin, stage.index, {"--cache-bytes", "0"});
  Daemon caching(stage.bin, stage.index);
  searchd::engine::Limits limits;
  limits.cache_bytes = 0;
  const searchd::engine::Engine engine(schema::IndexDirectory(stage.index), limits);
  // Warm: the index in the page cache, every thread's readers open.
  static_cast<void>(run_engine(engine, stage.queries, seconds));
  static_cast<void>(run_wrk(stage, bare, searches, seconds));
  static_cast<void>(run_wrk(stage, caching, repeated, seconds));

  Runs in_process, over_http, cached, healthy;
  // In turns, so that what else the machine does falls on all of them.
  for (int i = 0; i < runs; ++i) {
    in_process.add(run_engine(engine, stage.queries, seconds));
    over_http.add(run_wrk(stage, bare, searches, seconds));
    cached.add(run_wrk(stage, caching, repeated, seconds));
    healthy.add(run_wrk(stage, bare, health, seconds));
  }
  findings.tell(name, fmt::format("engine in process, {} runs, /s", runs), in_process.text());
  findings.tell(name, "over HTTP without cache, /s", over_http.text());
  findings.tell(name, "over HTTP from the cache, 200 searches, /s", cached.text());
  findings.tell(name, "healthz, /s", healthy.text());
  findings.tell(name, "processor time a search, engine / HTTP (medians)",
                fmt::format("{:.2f} / {:.2f} ms", median(in_process.processor_ms),
                            median(over_http.processor_ms)));
  findings.hold(name, "searches over HTTP, of the bare engine's (medians)",
                median(over_http.rates) / median(in_process.rates), "engine-share");
  findings.tell(name, "searches over HTTP from the cache (median)",
                written(median(cached.rates), "/s"));
  findings.hold(name, "healthz (median)", median(healthy.rates), "health-rate");
  findings.hold(name, "replies that were not right",
                in_process.wrong + over_http.wrong + cached.wrong + healthy.wrong, "wrong-replies");
  findings.hold(name, "exit status", bare.stop() + caching.stop(), "exit-status");
}

}  // namespace seogo::load

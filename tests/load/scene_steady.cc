// Two hundred searches a second, come what may, while articles change under them and generations
// are switched: does any fail, and does memory grow?
#include <atomic>
#include <chrono>
#include <cmath>
#include <fstream>
#include <memory>
#include <mutex>
#include <numeric>
#include <thread>

#include <fmt/format.h>

#include "schema/error.h"
#include "tests/bench/article_writer.h"
#include "tests/bench/json_line.h"
#include "tests/bench/searching.h"
#include "tests/beside/client.h"
#include "tests/beside/daemon.h"
#include "tests/load/stage.h"
#include "tests/temporary_directory.h"

namespace seogo::load {
namespace {

using namespace beside;

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
namespace fs = std::filesystem;

constexpr std::string_view name = "steady";
constexpr int clients = 16;
constexpr double rate = 200;
constexpr double warm_up = 30;  // seconds: until then caches and the allocator's pools fill
constexpr std::uint32_t articles_a_commit = 20;
constexpr std::uint32_t files = 30;  // then the first is written anew: the index does not grow

// Another process that writes: a commit every second or so, a new generation every ten.
class Writing {
 public:
  Writing(const Stage& stage, const fs::path& place, const fs::path& index)
      : bin_(stage.bin / "seogo-indexer"),
        place_(place),
        index_(index),
        switch_after_(stage.quick ? 3 : 10),
        writer_(vocabulary_, {.articles = 1'000'000, .seed = 7}),
        thread_([this] { write(); }) {}
  ~Writing() { end(); }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  void end() {
    ends_ = true;
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] double due(double seconds) const {  // switches; the first is not due at the start
    return std::max(1.0, std::floor(seconds / static_cast<double>(switch_after_.count())) - 1);
  }
  std::uint64_t commits = 0;  // these may be read after the end
  std::uint64_t switches = 0;
  std::string failure;

 private:
  void write() {
    Clock::time_point switched = Clock::now();
    while (!ends_ && failure.empty()) {
      const Clock::time_point start = Clock::now();
      if (start - switched > switch_after_) {
        switches += run_indexer({"rebuild", "--index", index_.string()});
        switched += switch_after_;
      } else {
        const std::string file = write_file();
        commits += run_indexer({"update", "--index", index_.string(), file});
      }
      while (!ends_ && Clock::now() - start < std::chrono::seconds(1)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    }
  }

  std::uint64_t run_indexer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), bin_.string());
    const Ran ran = run(arguments);
    if (ran.status == 0) return 1;
    failure = fmt::format("seogo-indexer {} ended with {}: {}", arguments[1], ran.status, ran.out);
    return 0;
  }

  std::string write_file() {
    const std::uint32_t slot = number_ / articles_a_commit % files;
    std::string lines;
    for (std::uint32_t i = 0; i < articles_a_commit; ++i) {
      schema::Article article = writer_.write(number_++);
      article.url = fmt::format("https://load.example/{}", slot * articles_a_commit + i);
      bench::append_json_line(article, lines);
    }
    const std::string path = (place_ / fmt::format("new-{}.jsonl", slot)).string();
    std::ofstream(path, std::ios::binary) << lines;
    return path;
  }

  fs::path bin_;
  fs::path place_;
  fs::path index_;
  std::chrono::seconds switch_after_;
  bench::Vocabulary vocabulary_;
  bench::ArticleWriter writer_;
  std::uint32_t number_ = 0;
  std::atomic<bool> ends_ = false;
  std::thread thread_;
};

// What clients saw. A search is timed from when it was due, not from when there was a client free to
// ask it: who waits in line waits too.
class Asking {
 public:
  Asking(std::uint16_t port, const std::vector<std::string>& targets, double seconds)
      : port_(port), targets_(targets), seconds_(seconds), start_(Clock::now()) {
    for (int i = 0; i < clients; ++i) threads_.emplace_back([this] { ask(); });
  }
  void join() {
    for (std::thread& thread : threads_) thread.join();
  }
  std::uint64_t errors = 0;
  std::string first_error;
  std::vector<double> times_ms;

 private:
  void ask() {
    Client client(port_);
    while (true) {
      const std::uint64_t number = next_++;
      const Seconds due(static_cast<double>(number) / rate);
      if (due.count() >= seconds_) return;
      const Clock::time_point when = start_ + std::chrono::duration_cast<Clock::duration>(due);
      std::this_thread::sleep_until(when);
      const Reply reply = client.ask(targets_[number % targets_.size()]);
      const std::chrono::duration<double, std::milli> took = Clock::now() - when;
      const std::lock_guard lock(mutex_);
      times_ms.push_back(took.count());
      if (reply.good()) continue;
      if (errors++ == 0) {
        first_error = fmt::format("status {} after {:.1f} s: {}", reply.status, due.count(),
                                  reply.body.substr(0, 200));
      }
    }
  }

  std::uint16_t port_;
  const std::vector<std::string>& targets_;
  double seconds_;
  Clock::time_point start_;
  std::atomic<std::uint64_t> next_ = 0;
  std::mutex mutex_;
  std::vector<std::thread> threads_;
};

double mean(const std::vector<double>& all, double from, double to) {
  const auto at = [&](double share) {
    return all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size()));
  };
  const auto count = static_cast<double>(at(to) - at(from));
  return std::accumulate(at(from), at(to), 0.0) / std::max(count, 1.0);
}

}  // namespace

void steady_scene(const Stage& stage, Findings& findings) {
  const tests::TemporaryDirectory place;
  const fs::path index = place.path() / "stacks";
  fs::copy(stage.small_index, index, fs::copy_options::recursive);
  std::vector<std::string> targets;
  for (const bench::BenchQuery& query : searches_of(index, 100)) {
    targets.push_back(search_target(query.text));
  }

  const double before = stage.quick ? 0 : warm_up;
  const double seconds = before + (stage.quick ? 10 : stage.seconds);
  Daemon daemon(stage.bin, index);
  Asking asking(daemon.port(), targets, seconds);
  Writing writing(stage, place.path(), index);
  std::vector<double> resident_mb;
  const Clock::time_point start = Clock::now();
  while (Clock::now() - start < Seconds(seconds)) {
    const bool warm = Clock::now() - start >= Seconds(before);
    if (warm) resident_mb.push_back(static_cast<double>(daemon.resident_bytes()) / 1e6);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  asking.join();
  writing.end();

  if (!writing.failure.empty()) findings.fail(name, "writer", writing.failure);
  if (asking.errors > 0) findings.fail(name, "first error", asking.first_error);
  const bench::Spread spread = bench::spread(asking.times_ms);
  const double taken = std::chrono::duration<double>(Clock::now() - start).count();
  findings.tell(name, "seconds, of them to warm up",
                fmt::format("{} / {}", written(taken, "s"), written(before, "s")));
  findings.hold(name, "searches a second", static_cast<double>(asking.times_ms.size()) / seconds,
                "steady-rate");
  findings.hold(name, "errors", static_cast<double>(asking.errors), "steady-errors");
  findings.tell(name, "from when due, median / 99th",
                fmt::format("{:.2f} / {:.2f} ms", spread.median_ms, spread.p99_ms));
  findings.tell(name, "commits", counted(writing.commits));
  findings.tell(name, "generations switched", counted(writing.switches));
  findings.hold(name, "generations switched, of those due",
                static_cast<double>(writing.switches) / writing.due(seconds), "steady-switches");
  const double early = mean(resident_mb, 0.25, 0.5);
  const double late = mean(resident_mb, 0.75, 1);
  findings.tell(name, "memory, second / last quarter",
                fmt::format("{:.1f} / {:.1f} MB", early, late));
  // In seconds no buffer is full yet: then drift says nothing.
  if (seconds - before >= 60) {
    findings.hold(name, "memory drifted by", (late / early - 1) * 100, "steady-drift-percent");
  }
  findings.hold(name, "exit status", daemon.stop(), "exit-status");
}

}  // namespace seogo::load

#include "tests/bench/throughput.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>

#include <fmt/format.h>

#include "schema/error.h"
#include "schema/generation.h"
#include "searchd/engine/engine.h"
#include "tests/bench/figures.h"
#include "tests/bench/random.h"
#include "tests/beside/client.h"
#include "tests/beside/cost.h"
#include "tests/beside/daemon.h"

namespace seogo::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::string_view classes[] = {"word-rare", "word-mid",    "word-common",
                                        "two-words", "three-words", "question"};
constexpr int clients[] = {1, 4, 16};
constexpr std::size_t turns = 1U << 16U;  // then from the start again
constexpr double warm_up = 1;             // seconds

// A note in a reply, which a query's text cannot write: its quotes are escaped.
constexpr std::string_view cut_short = "\"code\":\"out_of_time\"";

// Asks for one text; whether the answer was right. One for each thread.
using Ask = std::function<bool(std::size_t text)>;

struct Run {
  std::vector<double> times_ms;
  std::uint64_t wrong = 0;
  double wall_s = 0;
};

Run run(int threads, const std::function<Ask()>& client, const std::vector<std::size_t>& order,
        std::atomic<std::size_t>& next, double seconds) {
  const Clock::time_point start = Clock::now();
  const auto ask_on = [&] {
    Run own;
    const Ask ask = client();
    while (Clock::now() - start < Seconds(seconds)) {
      const Clock::time_point asked = Clock::now();
      const bool right = ask(order[next++ % order.size()]);
      own.times_ms.push_back(
          std::chrono::duration<double, std::milli>(Clock::now() - asked).count());
      if (!right) ++own.wrong;
    }
    return own;
  };
  std::vector<std::future<Run>> runs;
  for (int i = 0; i < threads; ++i) runs.push_back(std::async(std::launch::async, ask_on));
  Run all;
  for (std::future<Run>& run : runs) {
    const Run own = run.get();
    all.times_ms.insert(all.times_ms.end(), own.times_ms.begin(), own.times_ms.end());
    all.wrong += own.wrong;
  }
  all.wall_s = Seconds(Clock::now() - start).count();
  return all;
}

struct Way {
  std::string name;
  std::function<Ask()> client;
  std::function<double()> processor_s;  // that who answers has taken
  bool in_process = false;
};

std::vector<ThroughputRow> measure(const Way& way, const std::vector<std::size_t>& order,
                                   double seconds) {
  std::vector<ThroughputRow> rows;
  std::atomic<std::size_t> next = 0;
  for (const int count : clients) {
    static_cast<void>(run(count, way.client, order, next, std::min(warm_up, seconds)));
    const double answerer_s = way.processor_s();
    const double own_s = beside::own_processor_s();
    const Run timed = run(count, way.client, order, next, seconds);
    const auto searches = static_cast<double>(timed.times_ms.size());
    ThroughputRow row;
    row.way = way.name;
    row.clients = count;
    row.rate = searches / timed.wall_s;
    row.times = spread(timed.times_ms);
    row.processor_ms = (way.processor_s() - answerer_s) * 1e3 / searches;
    if (!way.in_process)
      row.client_processor_ms = (beside::own_processor_s() - own_s) * 1e3 / searches;
    row.wrong = timed.wrong;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<ThroughputRow> in_process(const std::filesystem::path& index,
                                      const std::vector<std::string>& texts,
                                      const std::vector<std::size_t>& order, double seconds) {
  searchd::engine::Limits limits;
  limits.cache_bytes = 0;
  const searchd::engine::Engine engine(schema::IndexDirectory(index), limits);
  const auto client = [&]() -> Ask {
    return [&](std::size_t text) {
      searchd::engine::Request request;
      request.text = texts[text];
      return !engine.search(request).out_of_time();
    };
  };
  return measure({"in process, without cache", client, beside::own_processor_s, true}, order,
                 seconds);
}

std::vector<ThroughputRow> over_http(const std::string& name, beside::Daemon& daemon,
                                     const std::vector<std::string>& texts,
                                     const std::vector<std::size_t>& order, double seconds) {
  std::vector<std::string> targets;
  for (const std::string& text : texts) targets.push_back(beside::search_target(text));
  const auto client = [&]() -> Ask {
    const auto connection = std::make_shared<beside::Client>(daemon.port());
    return [connection, &targets](std::size_t text) {
      const beside::Reply reply = connection->ask(targets[text]);
      return reply.good() && reply.body.find(cut_short) == std::string::npos;
    };
  };
  std::vector<ThroughputRow> rows =
      measure({name, client, [&] { return daemon.processor_s(); }}, order, seconds);
  if (const int status = daemon.stop(); status != 0) {
    throw schema::Error(schema::ErrorCode::io,
                        fmt::format("seogo-searchd ended with status {}", status));
  }
  return rows;
}

}  // namespace

std::vector<std::string> everyday(const std::vector<BenchQuery>& queries, std::uint64_t seed) {
  std::vector<std::string> texts;
  Random random(seed);
  for (const std::size_t at : shuffled(queries.size(), random)) {
    if (std::ranges::count(classes, queries[at].klass) > 0) texts.push_back(queries[at].text);
  }
  return texts;
}

std::vector<std::size_t> as_people_ask(std::size_t count, std::size_t draws, std::uint64_t seed) {
  std::vector<std::size_t> order;
  if (count == 0) return order;
  const Urn urn = Urn::zipf(static_cast<std::uint32_t>(count), 0);
  Random random(seed);
  while (order.size() < draws) order.push_back(urn.draw(random));
  return order;
}

std::vector<ThroughputRow> measure_throughput(const std::filesystem::path& bin,
                                              const std::filesystem::path& index,
                                              const std::vector<std::string>& texts,
                                              const ThroughputPlan& plan) {
  if (texts.empty()) return {};
  const std::vector<std::size_t> order = as_people_ask(texts.size(), turns, plan.seed);
  std::vector<ThroughputRow> rows = in_process(index, texts, order, plan.seconds);
  const auto add = [&](const std::string& name, std::vector<std::string> flags) {
    beside::Daemon daemon(bin, index, std::move(flags));
    const std::vector<ThroughputRow> more = over_http(name, daemon, texts, order, plan.seconds);
    rows.insert(rows.end(), more.begin(), more.end());
  };
  add("HTTP, without cache", {"--cache-bytes", "0"});
  add("HTTP, cache as shipped", {});
  return rows;
}

std::string table(const std::vector<ThroughputRow>& throughput) {
  std::string out = fmt::format(
      "\neveryday searches with snippets at a time, the n-th commonest 1/n as often as the first\n"
      "{:<27}{:>8}{:>12}{:>12}{:>9}{:>15}{:>15}{:>7}\n",
      "", "clients", "searches/s", "median ms", "p99", "processor ms", "of its client", "wrong");
  for (const ThroughputRow& row : throughput) {
    out +=
        fmt::format("{:<27}{:>8}{:>12}{:>12.2f}{:>9.2f}{:>15.2f}{:>15.2f}{:>7}\n", row.way,
                    row.clients, grouped(static_cast<std::uint64_t>(row.rate)), row.times.median_ms,
                    row.times.p99_ms, row.processor_ms, row.client_processor_ms, row.wrong);
  }
  return out;
}

}  // namespace seogo::bench

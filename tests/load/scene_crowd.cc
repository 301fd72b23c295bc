// 512 idle connections and 300 slow ones: does who comes fresh notice?
#include <fmt/format.h>

#include "tests/bench/searching.h"
#include "tests/beside/client.h"
#include "tests/beside/daemon.h"
#include "tests/load/crowd.h"
#include "tests/load/stage.h"

namespace seogo::load {
namespace {

using namespace beside;

constexpr std::string_view name = "crowd";

struct Fresh {
  std::vector<double> everyday_ms;
  std::vector<double> any_ms;  // of all kinds: what takes a whole second is among them
  std::vector<double> health_ms;
  std::uint64_t errors = 0;

  void ask(std::uint16_t port, const std::string& target, std::vector<double>& times_ms) {
    const Reply reply = fetch(port, target);
    times_ms.push_back(reply.ms);
    if (!reply.good()) ++errors;
  }
};

Fresh ask_fresh(std::uint16_t port, const Stage& stage, int times) {
  Fresh fresh;
  Turns everyday(stage.everyday);
  Turns any(stage.targets);
  for (int i = 0; i < times; ++i) {
    fresh.ask(port, everyday.next(), fresh.everyday_ms);
    fresh.ask(port, any.next(), fresh.any_ms);
    fresh.ask(port, "/healthz", fresh.health_ms);
  }
  return fresh;
}

std::string pair_of(const bench::Spread& spread) {
  return fmt::format("{:.2f} / {:.2f} ms", spread.median_ms, spread.p99_ms);
}

}  // namespace

void crowd_scene(const Stage& stage, Findings& findings) {
  const int times = stage.quick ? 300 : 1000;
  // Without the cache: a search asked twice is answered twice.
  Daemon daemon(stage.bin, stage.index, {"--cache-bytes", "0"});
  const std::uint16_t port = daemon.port();
  // Once before, so that the index is in memory for all that follow alike.
  static_cast<void>(ask_fresh(port, stage, times));

  const Fresh alone = ask_fresh(port, stage, times);
  const Crowd crowd(port, {.idle = 512, .slow = 300});
  const std::uint64_t at_first = crowd.connections();
  const Fresh among = ask_fresh(port, stage, times);
  const auto compare = [&](std::string_view what, const std::vector<double>& without,
                           const std::vector<double>& with) {
    findings.tell(name, fmt::format("{}, median / 99th, alone", what),
                  pair_of(bench::spread(without)));
    findings.tell(name, fmt::format("{}, median / 99th, in the crowd", what),
                  pair_of(bench::spread(with)));
  };
  compare("everyday searches", alone.everyday_ms, among.everyday_ms);
  compare("searches of all kinds", alone.any_ms, among.any_ms);
  compare("healthz", alone.health_ms, among.health_ms);
  findings.tell(name, "connections of the crowd, of them made again",
                fmt::format("{} / {}", counted(crowd.connections()),
                            counted(crowd.connections() - at_first)));
  findings.hold(name, "fresh requests in the crowd", 3 * times, "fresh-requests");
  findings.hold(name, "everyday search in the crowd, 99th", bench::spread(among.everyday_ms).p99_ms,
                "fresh-p99-ms");
  findings.hold(name, "healthz in the crowd, 99th", bench::spread(among.health_ms).p99_ms,
                "fresh-p99-ms");
  findings.hold(name, "errors", static_cast<double>(alone.errors + among.errors), "steady-errors");
}

}  // namespace seogo::load

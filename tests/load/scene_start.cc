// Killed, and started again: how long until it answers a search?
#include <chrono>

#include <fmt/format.h>
#include <signal.h>

#include "tests/bench/page_cache.h"
#include "tests/bench/searching.h"
#include "tests/beside/client.h"
#include "tests/beside/daemon.h"
#include "tests/load/stage.h"

namespace seogo::load {
namespace {

using namespace beside;

constexpr std::string_view name = "start";

// From before its process is made to the last byte of the first answer.
double killed_and_started(const Stage& stage, const std::string& target) {
  const auto start = std::chrono::steady_clock::now();
  Daemon daemon(stage.bin, stage.index);
  const Reply reply = fetch(daemon.port(), target);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  daemon.send(SIGKILL);
  daemon.wait();
  constexpr double never = 3600;
  return reply.good() ? took.count() : never;
}

double slowest(const Stage& stage, Turns& targets, bool from_disk) {
  double most = 0;
  for (int i = 0; i < (stage.quick ? 3 : 10); ++i) {
    if (from_disk) bench::drop_from_page_cache(schema::IndexDirectory(stage.index));
    most = std::max(most, killed_and_started(stage, targets.next()));
  }
  return most;
}

}  // namespace

void start_scene(const Stage& stage, Findings& findings) {
  Turns targets(stage.targets);
  findings.hold(name, "after kill -9, to the first answer, slowest", slowest(stage, targets, false),
                "start-s");
  findings.hold(name, "the same, the index not in memory", slowest(stage, targets, true),
                "start-s");
}

}  // namespace seogo::load

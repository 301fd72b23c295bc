// SIGTERM while eight connections ask all the time: is everything answered that was asked before?
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <signal.h>

#include "tests/beside/client.h"
#include "tests/beside/daemon.h"
#include "tests/load/stage.h"

namespace seogo::load {
namespace {

using namespace beside;

using Clock = std::chrono::steady_clock;

constexpr std::string_view name = "stop";
constexpr int clients = 8;

struct Stopped {
  int status = 0;
  double took_s = 0;
  std::uint64_t answered = 0;
  std::uint64_t unanswered = 0;  // asked before the signal
  std::uint64_t broken = 0;      // begun, not ended
  std::string instead = {};      // what one of the unanswered was told
};

std::string told(bool sent, const Reply& reply) {
  if (!sent) return "could not be sent";
  return reply.begun ? fmt::format("status {}", reply.status) : "nothing";
}

// Half of them ask on one connection, half on a new one each time.
Stopped stop_under_load(const Stage& stage, std::chrono::milliseconds after) {
  Daemon daemon(stage.bin, stage.index);
  Stopped stopped;
  std::mutex mutex;
  std::atomic<bool> signalled = false;
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      Client client(daemon.port());
      for (auto turn = static_cast<std::size_t>(i);; turn += clients) {
        const bool sent = client.send(stage.targets[turn % stage.targets.size()]);
        const bool before = !signalled;
        const Reply reply = sent ? client.receive() : Reply();
        const std::lock_guard lock(mutex);
        if (reply.good()) ++stopped.answered;
        if (before && !reply.good()) {
          ++stopped.unanswered;
          stopped.instead = told(sent, reply);
        }
        if (reply.begun && !reply.whole) ++stopped.broken;
        if (!reply.good()) return;
        if (i % 2 == 0) client.hang_up();
      }
    });
  }
  std::this_thread::sleep_for(after);
  signalled = true;
  const Clock::time_point start = Clock::now();
  stopped.status = daemon.stop();
  stopped.took_s = std::chrono::duration<double>(Clock::now() - start).count();
  for (std::thread& thread : threads) thread.join();
  return stopped;
}

}  // namespace

void stop_scene(const Stage& stage, Findings& findings) {
  const int rounds = stage.quick ? 5 : 20;
  Stopped all;
  for (int i = 0; i < rounds; ++i) {
    const Stopped one = stop_under_load(stage, std::chrono::milliseconds(300 + 17 * i));
    all.status += one.status;
    all.took_s = std::max(all.took_s, one.took_s);
    all.answered += one.answered;
    all.unanswered += one.unanswered;
    all.broken += one.broken;
    if (one.unanswered > 0) all.instead = one.instead;
  }
  findings.tell(name, fmt::format("answered in {} rounds", rounds), counted(all.answered));
  findings.hold(name, "asked before the signal, not answered", static_cast<double>(all.unanswered),
                "broken-replies");
  if (!all.instead.empty()) findings.tell(name, "the last of them was told", all.instead);
  findings.hold(name, "replies broken off", static_cast<double>(all.broken), "broken-replies");
  findings.hold(name, "longest from signal to exit", all.took_s, "stop-s");
  findings.hold(name, "exit status", all.status, "exit-status");
}

}  // namespace seogo::load

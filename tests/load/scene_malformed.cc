// Ten thousand requests that are none: does anything crash, hang, grow or believe them?
#include <fmt/format.h>

#include "tests/beside/client.h"
#include "tests/beside/daemon.h"
#include "tests/load/siege.h"
#include "tests/load/stage.h"

namespace seogo::load {
namespace {

using namespace beside;

constexpr std::string_view name = "malformed";
constexpr std::uint64_t seed = 42;

// Whoever says nothing is closed after the idle time, 15 s; a head has 5 s, its body 10 s more.
constexpr std::chrono::milliseconds longest_deadline{16'000};
constexpr std::chrono::milliseconds quick_deadline{4'000};

// Good requests of a client that says it is another each time. The rate of requests of the machine
// itself is not counted; of a stranger's it would be, one a second here.
std::uint64_t believed_addresses(std::uint16_t port) {
  std::uint64_t believed = 0;
  for (const char* header :
       {"REMOTE_ADDR", "Remote-Addr", "X-Forwarded-For", "X-Real-IP", "Forwarded"}) {
    const std::string value =
        std::string(header == std::string_view("Forwarded") ? "for=" : "") + "203.0.113.7";
    const Outcomes outcomes =
        besiege(port, {.malformed = 20, .most = 20, .at_once = 1}, [&](std::uint64_t) {
          return Attack{
              header,
              fmt::format("GET /v1/stats HTTP/1.1\r\nHost: a.kr\r\n{}: {}\r\n\r\n", header, value)};
        });
    if (outcomes.obeyed.size() != 20) ++believed;
  }
  return believed;
}

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

void tell(Findings& findings, std::string_view what, const Outcomes& outcomes) {
  findings.tell(name, fmt::format("{}: 4xx / closed / good after all", what),
                fmt::format("{} / {} / {}", counted(outcomes.refused), counted(outcomes.closed),
                            counted(outcomes.valid)));
  findings.tell(name, fmt::format("{}: longest until an answer", what),
                written(outcomes.longest_s, "s"));
  if (outcomes.faults() > 0) findings.fail(name, what, outcomes.first_fault());
}

}  // namespace

void malformed_scene(const Stage& stage, Findings& findings) {
  // What would count a stranger's requests, if one were believed in.
  std::vector<std::string> flags = {"--rate", "1", "--burst", "2"};
  std::chrono::milliseconds deadline = longest_deadline;
  if (stage.quick) {
    flags.insert(flags.end(), {"--head-time", "1s", "--body-time", "2s", "--idle-time", "3s"});
    deadline = quick_deadline;
  }
  Daemon daemon(stage.bin, stage.index, flags);
  const std::uint16_t port = daemon.port();
  // Warm: every reader and every buffer has been there before what is measured.
  Turns targets(stage.targets);
  for (int i = 0; i < 300; ++i) static_cast<void>(fetch(port, targets.next()));
  static_cast<void>(
      besiege(port, {.malformed = 1000}, [](std::uint64_t n) { return mutation(seed + 1, n); }));

  const std::uint64_t before = daemon.resident_bytes();
  const std::vector<Attack> known = known_attacks();
  const Outcomes by_name = besiege(port,
                                   {.malformed = known.size(),
                                    .most = known.size(),
                                    .at_once = known.size(),
                                    .deadline = deadline},
                                   [&known](std::uint64_t n) { return known[n]; });
  tell(findings, fmt::format("{} known attacks", known.size()), by_name);
  const Outcomes by_chance = besiege(port, {.malformed = 10'000, .deadline = deadline},
                                     [](std::uint64_t n) { return mutation(seed, n); });
  tell(findings, "mutations", by_chance);
  const std::uint64_t after = daemon.resident_bytes();

  findings.hold(name, "malformed requests",
                static_cast<double>(by_name.malformed() + by_chance.malformed()), "malformed");
  for (const std::string& attack : by_name.obeyed) findings.tell(name, attack, "2xx");
  findings.hold(name, "known attacks answered 2xx", static_cast<double>(by_name.obeyed.size()),
                "malformed-faults");
  findings.hold(name, "hung, answered 5xx or told an exception",
                static_cast<double>(by_name.faults() + by_chance.faults()), "malformed-faults");
  findings.tell(name, "memory before / after",
                fmt::format("{:.1f} / {:.1f} MB", megabytes(before), megabytes(after)));
  findings.hold(name, "memory grown by", megabytes(after) - megabytes(before),
                "malformed-growth-mb");
  findings.hold(name, "addresses believed that a client made up",
                static_cast<double>(believed_addresses(port)), "believed-addresses");
  const bool lives = daemon.runs() && fetch(port, stage.targets.front()).good();
  if (!lives) findings.fail(name, "answers still", "no");
  findings.hold(name, "exit status", daemon.stop(), "exit-status");
}

}  // namespace seogo::load

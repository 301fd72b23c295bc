// slowhttptest's own attacks, as others know it: headers, bodies and readers that are slow.
#include <atomic>
#include <thread>

#include <fmt/format.h>

#include "tests/bench/searching.h"
#include "tests/beside/client.h"
#include "tests/beside/daemon.h"
#include "tests/load/stage.h"

namespace seogo::load {
namespace {

using namespace beside;

constexpr std::string_view name = "slowhttp";

struct Mode {
  std::string_view title;
  std::vector<std::string> flags;
};

std::uint64_t count(std::string_view text, std::string_view part) {
  std::uint64_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// Its reports, without the colours of a terminal.
std::string plain(const std::string& text) {
  std::string out;
  bool escape = false;
  for (const char c : text) {
    if (c == '\x1B') escape = true;
    if (!escape) out += c;
    if (escape && std::isalpha(static_cast<unsigned char>(c)) != 0) escape = false;
  }
  return out;
}

// Of the line that begins so.
std::string line_after(std::string_view text, std::string_view label) {
  const std::size_t at = text.rfind(label);
  if (at == std::string_view::npos) return "?";
  const std::string_view value = text.substr(at + label.size());
  return std::string(value.substr(0, value.find_first_of("\r\n")));
}

// Fresh searches all the while.
class Probe {
 public:
  Probe(std::uint16_t port, const std::vector<std::string>& targets)
      : thread_([this, port, &targets] {
          for (Turns turns(targets); !ends_;) {
            const Reply reply = fetch(port, turns.next());
            times_ms.push_back(reply.ms);
            if (!reply.good()) ++errors;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
          }
        }) {}
  ~Probe() { end(); }
  void end() {
    ends_ = true;
    if (thread_.joinable()) thread_.join();
  }
  std::vector<double> times_ms;  // to be read after the end
  std::uint64_t errors = 0;

 private:
  std::atomic<bool> ends_ = false;
  std::thread thread_;
};

void play(const Stage& stage, const Mode& mode, Findings& findings) {
  Daemon daemon(stage.bin, stage.index);
  const std::string& target = stage.everyday.front();
  std::vector<std::string> command = {
      "slowhttptest",
      "-c",
      "300",
      "-r",
      "200",
      "-p",
      "2",
      "-l",
      stage.quick ? "4" : "20",
      "-u",
      fmt::format("http://127.0.0.1:{}{}&limit=100", daemon.port(), target)};
  command.insert(command.end(), mode.flags.begin(), mode.flags.end());
  Probe probe(daemon.port(), stage.everyday);
  const Ran ran = run(command);
  probe.end();
  const std::string said = plain(ran.out);
  const bench::Spread spread = bench::spread(probe.times_ms);
  findings.tell(name, fmt::format("{}: {}", mode.title, line_after(said, "Exit status: ")),
                line_after(said, "Test ended on "));
  findings.tell(name, fmt::format("{}: service available, reports of YES", mode.title),
                counted(count(said, "service available:   YES")));
  findings.hold(name, fmt::format("{}: reports of NO", mode.title),
                static_cast<double>(count(said, "service available:   NO")), "unavailable");
  if (count(said, "service available:") == 0) {
    findings.fail(name, "no report", said.substr(0, 300));
  }
  findings.tell(name, fmt::format("{}: fresh searches meanwhile, median / 99th", mode.title),
                fmt::format("{:.2f} / {:.2f} ms", spread.median_ms, spread.p99_ms));
  findings.hold(name, fmt::format("{}: errors of these", mode.title),
                static_cast<double>(probe.errors), "steady-errors");
}

}  // namespace

void slowhttptest_scene(const Stage& stage, Findings& findings) {
  if (run({"sh", "-c", "command -v slowhttptest"}).status != 0) {
    return findings.tell(name, "slowhttptest is not installed: .ci/install load", "left out");
  }
  const Mode modes[] = {
      {"slow heads", {"-H", "-i", "1", "-x", "24"}},
      {"slow bodies", {"-B", "-i", "1", "-s", "8192", "-x", "10"}},
      {"slow readers", {"-X", "-w", "10", "-y", "20", "-n", "1", "-z", "32", "-k", "3"}},
  };
  for (const Mode& mode : modes) play(stage, mode, findings);
}

}  // namespace seogo::load

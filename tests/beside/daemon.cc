#include "tests/beside/daemon.h"

#include <fstream>
#include <sstream>

#include <signal.h>
#include <unistd.h>

#include "schema/error.h"

namespace seogo::beside {
namespace {

std::vector<std::string> command(const std::filesystem::path& bin,
                                 const std::filesystem::path& index,
                                 std::vector<std::string> flags) {
  std::vector<std::string> all = {(bin / "seogo-searchd").string(),
                                  "--index",
                                  index.string(),
                                  "--listen",
                                  "127.0.0.1:0",
                                  "--log-requests",
                                  "none"};
  all.insert(all.end(), flags.begin(), flags.end());
  return all;
}

}  // namespace

Daemon::Daemon(const std::filesystem::path& bin, const std::filesystem::path& index,
               std::vector<std::string> flags)
    : process_(command(bin, index, std::move(flags))) {
  const std::string line = process_.line();
  const std::size_t colon = line.rfind(':');
  if (!line.starts_with("listening on ") || colon == std::string::npos) {
    throw schema::Error(schema::ErrorCode::io, "seogo-searchd does not start: " + line);
  }
  port_ = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

std::uint64_t Daemon::resident_bytes() const {
  std::ifstream status("/proc/" + std::to_string(process_.id()) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stoull(line.substr(6)) * 1024;
  }
  return 0;
}

double Daemon::processor_s() const {
  std::ifstream stat("/proc/" + std::to_string(process_.id()) + "/stat");
  std::string line;
  std::getline(stat, line);
  // The fields behind the name, which may hold anything: utime is the twelfth, stime follows.
  std::istringstream fields(line.substr(line.rfind(')') + 1));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

int Daemon::stop() {
  send(SIGTERM);
  return wait();
}

}  // namespace seogo::beside

// A seogo-searchd of the build, on a free port of this machine, until the end of its life.
//
//   Daemon daemon(bin, "stacks", {"--cache-bytes", "0"});
//   fetch(daemon.port(), "/healthz")
//   daemon.resident_bytes()     what it holds in memory, as the kernel counts it (VmRSS)
//
// Throws schema::Error(io) with its own words if it does not start.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/beside/process.h"

namespace seogo::beside {

class Daemon {
 public:
  Daemon(const std::filesystem::path& bin, const std::filesystem::path& index,
         std::vector<std::string> flags = {});

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::uint64_t resident_bytes() const;
  [[nodiscard]] double processor_s() const;  // that it has taken
  [[nodiscard]] bool runs() const { return process_.runs(); }

  void send(int signal) const { process_.send(signal); }
  int wait() { return process_.wait(); }
  int stop();  // as an operator does; its exit status

 private:
  Process process_;
  std::uint16_t port_ = 0;
};

}  // namespace seogo::beside

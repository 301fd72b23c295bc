// A program of the build, or of the system by its path, run by a test with its output caught.
//
//   Program search("seogo-search", {"--index", path, "알트만"});
//   search.line() == "1 article, 3 ms";  search.wait() == 0
#pragma once

#include <string>
#include <vector>

#include <signal.h>

#include "tests/beside/process.h"

namespace seogo::tests {

class Program : public beside::Process {
 public:
  Program(const std::string& name, std::vector<std::string> arguments)
      : Process(command(name, std::move(arguments))) {}

 private:
  static std::vector<std::string> command(const std::string& name,
                                          std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     name.starts_with('/') ? name : std::string(SEOGO_BIN_DIR) + "/" + name);
    return arguments;
  }
};

}  // namespace seogo::tests

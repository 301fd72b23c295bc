// A program run beside this one, its output caught.
//
//   Process searchd({"bin/seogo-searchd", "--index", "stacks", "--listen", "127.0.0.1:0"});
//   searchd.line()          "listening on http://127.0.0.1:41233"
//   searchd.send(SIGTERM);  searchd.wait() == 0
//
//   run({"wrk", "-d2s", url}).out
//
// What is still running at the end of its life is killed. Throws schema::Error(io) if it could not
// be started. One thread an object; `send` from any.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include <sys/types.h>

namespace seogo::beside {

class Process {
 public:
  explicit Process(const std::vector<std::string>& command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] std::string line();  // the next of its output, both kinds, without its end
  [[nodiscard]] std::string rest();
  void send(int signal) const;
  int wait();  // its exit status; 128 and the signal that ended it

  [[nodiscard]] bool runs() const;
  [[nodiscard]] pid_t id() const { return id_; }

 private:
  pid_t id_ = 0;
  bool ended_ = false;
  std::FILE* output_ = nullptr;
};

struct Ran {
  int status;
  std::string out;
};
[[nodiscard]] Ran run(const std::vector<std::string>& command);

}  // namespace seogo::beside

#include "tests/beside/process.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema/error.h"

extern char** environ;

namespace seogo::beside {
namespace {

[[noreturn]] void refuse(const std::string& program, int error) {
  throw schema::Error(schema::ErrorCode::io,
                      "cannot run " + program + ": " + std::generic_category().message(error));
}

}  // namespace

Process::Process(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) refuse(command.front(), errno);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  const int error =
      ::posix_spawnp(&id_, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  output_ = ::fdopen(ends[0], "r");
  if (error == 0) return;
  std::fclose(output_);
  refuse(command.front(), error);
}

Process::~Process() {
  if (!ended_) {
    send(SIGKILL);
    wait();
  }
  std::fclose(output_);
}

std::string Process::line() {
  std::string text;
  for (int c = std::fgetc(output_); c != EOF && c != '\n'; c = std::fgetc(output_)) {
    text += static_cast<char>(c);
  }
  return text;
}

std::string Process::rest() {
  std::string text;
  for (int c = std::fgetc(output_); c != EOF; c = std::fgetc(output_)) {
    text += static_cast<char>(c);
  }
  return text;
}

void Process::send(int signal) const { ::kill(id_, signal); }

bool Process::runs() const {
  siginfo_t news{};
  return !ended_ &&
         ::waitid(P_PID, static_cast<id_t>(id_), &news, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         news.si_pid == 0;
}

int Process::wait() {
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  ended_ = true;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Ran run(const std::vector<std::string>& command) {
  Process process(command);
  std::string out = process.rest();
  return {process.wait(), std::move(out)};
}

}  // namespace seogo::beside

#include "tests/cli/command.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema/file.h"

namespace seogo::tests {
namespace {

struct CloseStream {
  void operator()(std::FILE* stream) const { std::fclose(stream); }
};
using Stream = std::unique_ptr<std::FILE, CloseStream>;

Stream nameless_file() {
  Stream stream(std::tmpfile());
  if (!stream) std::abort();
  return stream;
}

std::string all_of(const Stream& stream) {
  std::string text;
  std::rewind(stream.get());
  char block[65536];
  while (const std::size_t got = std::fread(block, 1, sizeof block, stream.get())) {
    text.append(block, got);
  }
  return text;
}

struct Pipe {
  schema::File from;
  schema::File into;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
    from = schema::File(ends[0]);
    into = schema::File(ends[1]);
  }
};

// What exec takes, made before the fork.
class Program {
 public:
  Program(std::vector<std::string> words, const std::vector<std::string>& environment)
      : words_(std::move(words)), environment_(environment) {
    words_.front() = std::string(SEOGO_BIN_DIR) + "/" + words_.front();
    for (std::string& word : words_) arguments_.push_back(word.data());
    arguments_.push_back(nullptr);
    for (std::string& variable : environment_) variables_.push_back(variable.data());
    for (char** variable = environ; *variable != nullptr; ++variable) {
      variables_.push_back(*variable);
    }
    variables_.push_back(nullptr);
  }

  // Between fork and exec; never returns.
  [[noreturn]] void become(const std::optional<std::uint64_t>& largest_file, int in, int out,
                           int err) const {
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (largest_file) {
      const rlimit limit{*largest_file, *largest_file};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      std::signal(SIGXFSZ, SIG_IGN);  // so that write() fails with EFBIG
    }
    ::execve(arguments_[0], arguments_.data(), variables_.data());
    std::perror(arguments_[0]);
    ::_exit(127);
  }

 private:
  std::vector<std::string> words_;
  std::vector<std::string> environment_;
  std::vector<char*> arguments_;
  std::vector<char*> variables_;
};

std::chrono::duration<double> seconds(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

void feed(schema::File into, const std::string& text) {
  std::size_t sent = 0;
  while (sent < text.size()) {
    const ssize_t put = ::write(into.descriptor(), text.data() + sent, text.size() - sent);
    if (put <= 0) return;  // the reader has ended
    sent += static_cast<std::size_t>(put);
  }
}

}  // namespace

Outcome run(const std::vector<std::string>& words, const Conditions& conditions) {
  std::signal(SIGPIPE, SIG_IGN);
  const Stream out = nameless_file();
  const Stream err = nameless_file();
  Pipe input;
  const Program program(words, conditions.environment);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) std::abort();
  if (child == 0) {
    program.become(conditions.largest_file, input.from.descriptor(), ::fileno(out.get()),
                   ::fileno(err.get()));
  }
  input.from = schema::File();
  std::thread feeder(feed, std::move(input.into), conditions.input);
  int status = 0;
  rusage used{};
  bool running = true;
  while (running && conditions.kill_after) {
    running = ::wait4(child, &status, WNOHANG, &used) == 0;
    if (running && std::chrono::steady_clock::now() >= start + *conditions.kill_after) {
      ::kill(child, SIGKILL);
      break;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
  if (running) ::wait4(child, &status, 0, &used);
  Outcome outcome;
  outcome.took = std::chrono::steady_clock::now() - start;
  feeder.join();
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.worked = seconds(used.ru_utime) + seconds(used.ru_stime);
  outcome.peak_memory = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
  outcome.out = all_of(out);
  outcome.err = all_of(err);
  return outcome;
}

testing::AssertionResult says(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "\"" << part << "\" is not in:\n" << text;
}

testing::AssertionResult ended(const Outcome& outcome, int status) {
  if (outcome.status == status) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << "status " << outcome.status << " instead of " << status << "\n"
         << outcome.out << outcome.err;
}

}  // namespace seogo::tests

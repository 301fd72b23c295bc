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

// Between fork and exec; never returns.
[[noreturn]] void become(std::vector<std::string> words, const Conditions& conditions, int in,
                         int out, int err) {
  words.front() = std::string(SEOGO_BIN_DIR) + "/" + words.front();
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (conditions.largest_file) {
    const rlimit limit{*conditions.largest_file, *conditions.largest_file};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);  // so that write() fails with EFBIG
  }
  ::execv(arguments[0], arguments.data());
  std::perror(arguments[0]);
  ::_exit(127);
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
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) std::abort();
  if (child == 0) {
    become(words, conditions, input.from.descriptor(), ::fileno(out.get()), ::fileno(err.get()));
  }
  input.from = schema::File();
  std::thread feeder(feed, std::move(input.into), conditions.input);
  int status = 0;
  bool running = true;
  while (running && conditions.kill_after) {
    running = ::waitpid(child, &status, WNOHANG) == 0;
    if (running && std::chrono::steady_clock::now() >= start + *conditions.kill_after) {
      ::kill(child, SIGKILL);
      break;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
  if (running) ::waitpid(child, &status, 0);
  Outcome outcome;
  outcome.took = std::chrono::steady_clock::now() - start;
  feeder.join();
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
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

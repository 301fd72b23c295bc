#include "tests/load/siege.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <poll.h>
#include <sys/socket.h>

#include "tests/beside/client.h"

namespace seogo::load {
namespace {

using namespace beside;

using Clock = std::chrono::steady_clock;

// Of one attack that is under way.
struct Attempt {
  Attack attack;
  schema::File socket;
  Clock::time_point since;
  std::size_t sent = 0;
  bool all_sent = false;
  std::string in;
};

constexpr std::size_t status_line = 12;  // HTTP/1.1 400
constexpr int patience_ms = 50;

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

void send_on(Attempt& attempt) {
  while (!attempt.all_sent) {
    const std::string_view next = attempt.attack.after(attempt.sent);
    if (next.empty()) {
      attempt.all_sent = true;
      if (attempt.attack.ends) ::shutdown(attempt.socket.descriptor(), SHUT_WR);
      return;
    }
    const ssize_t done =
        ::send(attempt.socket.descriptor(), next.data(), next.size(), MSG_NOSIGNAL);
    if (done < 0) {
      // Who is refused reads why.
      attempt.all_sent = !would_block(errno);
      return;
    }
    attempt.sent += static_cast<std::size_t>(done);
  }
}

// Whether it is over: a status has come, or the end.
bool read_on(Attempt& attempt) {
  std::array<char, 16 * 1024> buffer;
  while (true) {
    const ssize_t got = ::recv(attempt.socket.descriptor(), buffer.data(), buffer.size(), 0);
    if (got < 0 && would_block(errno)) return attempt.in.size() >= status_line;
    if (got < 0 && errno == ECONNREFUSED) attempt.in = "no server";
    if (got <= 0) return true;
    attempt.in.append(buffer.data(), static_cast<std::size_t>(got));
    // What is told between is not the answer.
    if (attempt.in.starts_with("HTTP/1.1 100 Continue\r\n\r\n")) attempt.in.erase(0, 25);
  }
}

void count(const Attempt& attempt, Outcomes& outcomes) {
  const std::string& in = attempt.in;
  const std::string& name = attempt.attack.name;
  if (in.find("EXCEPTION_WHAT") != std::string::npos) outcomes.telling.push_back(name);
  if (in.empty()) {
    ++outcomes.closed;
    return;
  }
  const int status = in.starts_with("HTTP/1.1 ") ? std::atoi(in.c_str() + 9) : 0;
  if (status / 100 == 2 || status / 100 == 3) outcomes.obeyed.push_back(name);
  const bool put_off = status == 503 && in.find("\r\nRetry-After: ") != std::string::npos;
  if (status / 100 == 2 || status / 100 == 3 || status == 404 || status == 405 || put_off) {
    ++outcomes.valid;
  } else if (status / 100 == 4) {
    ++outcomes.refused;
  } else {
    outcomes.failed.push_back(name + ": " + in.substr(0, status_line));
  }
}

}  // namespace

std::string Outcomes::first_fault() const {
  for (const auto& [names, what] :
       {std::pair(&hung, "hangs: "), std::pair(&failed, "fails: "),
        std::pair(&unconnected, "not connected: "), std::pair(&telling, "tells an exception: ")}) {
    if (!names->empty()) return what + names->front();
  }
  return "";
}

Outcomes besiege(std::uint16_t port, const SiegePlan& plan,
                 const std::function<Attack(std::uint64_t)>& attack) {
  Outcomes outcomes;
  std::vector<std::unique_ptr<Attempt>> attempts;
  std::vector<pollfd> waiting;
  std::uint64_t number = 0;
  const auto wants_more = [&] {
    return attempts.size() < plan.at_once && number < plan.most &&
           outcomes.malformed() + attempts.size() < plan.malformed && outcomes.faults() < 100;
  };
  while (wants_more() || !attempts.empty()) {
    while (wants_more()) {
      auto attempt = std::make_unique<Attempt>();
      attempt->attack = attack(number++);
      attempt->socket = connect_to(port, false);
      attempt->since = Clock::now();
      if (attempt->socket.is_open()) {
        attempts.push_back(std::move(attempt));
      } else {
        outcomes.unconnected.push_back(attempt->attack.name);
      }
    }
    waiting.clear();
    for (const auto& attempt : attempts) {
      const auto events = static_cast<short>(attempt->all_sent ? POLLIN : POLLIN | POLLOUT);
      waiting.push_back({attempt->socket.descriptor(), events, 0});
    }
    ::poll(waiting.data(), waiting.size(), patience_ms);
    for (std::size_t i = 0; i < attempts.size(); ++i) {
      Attempt& attempt = *attempts[i];
      const std::chrono::duration<double> took = Clock::now() - attempt.since;
      bool over = false;
      if ((waiting[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0) over = read_on(attempt);
      if (!over && (waiting[i].revents & POLLOUT) != 0) send_on(attempt);
      if (over) {
        outcomes.longest_s = std::max(outcomes.longest_s, took.count());
        count(attempt, outcomes);
      } else if (took > plan.deadline) {
        outcomes.hung.push_back(attempt.attack.name);
        over = true;
      }
      if (over) attempts[i].reset();
    }
    std::erase(attempts, nullptr);
  }
  return outcomes;
}

}  // namespace seogo::load

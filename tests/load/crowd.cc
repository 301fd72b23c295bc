#include "tests/load/crowd.h"

#include <array>
#include <chrono>

#include <poll.h>
#include <sys/socket.h>

#include "tests/beside/client.h"

namespace seogo::load {
namespace {

using namespace beside;

constexpr int tick_ms = 100;  // between two bytes of a slow one
constexpr std::string_view head = "GET /v1/search?q=a HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

}  // namespace

Crowd::Crowd(std::uint16_t port, const CrowdPlan& plan) : port_(port) {
  members_.resize(plan.idle + plan.slow);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    members_[i].slow = i >= plan.idle;
    connect(members_[i]);
    // Not all at the same byte, nor at the same deadline.
    if (i % 32 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  thread_ = std::thread([this] { press(); });
}

Crowd::~Crowd() {
  ends_ = true;
  thread_.join();
}

void Crowd::connect(Member& member) {
  member.socket = connect_to(port_, false);
  member.sent = 0;
  if (member.socket.is_open()) ++connections_;
}

void Crowd::look_who_is_closed() {
  std::vector<pollfd> waiting;
  for (const Member& member : members_) {
    waiting.push_back({member.socket.descriptor(), POLLIN | POLLRDHUP, 0});
  }
  if (::poll(waiting.data(), waiting.size(), 0) <= 0) return;
  std::array<char, 4096> buffer;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (waiting[i].revents == 0) continue;
    const ssize_t got =
        ::recv(members_[i].socket.descriptor(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    // An answer, 408, is an end too.
    if (got < 0 && (waiting[i].revents & (POLLRDHUP | POLLHUP | POLLERR)) == 0) continue;
    connect(members_[i]);
  }
}

void Crowd::trickle() {
  for (Member& member : members_) {
    if (!member.slow || !member.socket.is_open()) continue;
    const char byte = member.sent < head.size() ? head[member.sent] : 'a';
    const ssize_t done = ::send(member.socket.descriptor(), &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (done == 1) ++member.sent;
  }
}

void Crowd::press() {
  while (!ends_) {
    trickle();
    look_who_is_closed();
    for (Member& member : members_) {
      if (!member.socket.is_open()) connect(member);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(tick_ms));
  }
}

}  // namespace seogo::load

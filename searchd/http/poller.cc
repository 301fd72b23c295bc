#include "searchd/http/poller.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "schema/error.h"

namespace seogo::searchd::http {
namespace {

constexpr std::size_t events_at_once = 256;

// What epoll tells events apart by: 0 is the eventfd, then come the listeners, and no connection lies
// in the first page of memory.
constexpr std::uint64_t first_address = 4096;

[[noreturn]] void fail(const char* what) {
  throw schema::Error(schema::ErrorCode::io, fmt::format("{}: {}", what, std::strerror(errno)));
}

}  // namespace

Poller::Poller()
    : epoll_(::epoll_create1(EPOLL_CLOEXEC)), wakening_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (!epoll_.is_open() || !wakening_.is_open()) fail("epoll");
  if (!add(wakening_.descriptor(), EPOLLIN | EPOLLET, 0)) fail("epoll_ctl");
}

bool Poller::add(int descriptor, std::uint32_t events, std::uint64_t tag) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = tag;
  return ::epoll_ctl(epoll_.descriptor(), EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Poller::watch(const Listener& listener, std::size_t place) {
  if (!add(listener.descriptor(), EPOLLIN, place + 1)) fail("epoll_ctl");
}

void Poller::unwatch(const Listener& listener) {
  if (::epoll_ctl(epoll_.descriptor(), EPOLL_CTL_DEL, listener.descriptor(), nullptr) != 0) {
    fail("epoll_ctl");
  }
}

bool Poller::watch(Connection& connection) {
  return add(connection.socket.descriptor(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
             reinterpret_cast<std::uintptr_t>(&connection));
}

void Poller::wake() {
  const std::uint64_t one = 1;
  // It fails only when it is full of wake-ups already.
  [[maybe_unused]] const ssize_t written = ::write(wakening_.descriptor(), &one, sizeof one);
}

std::span<const News> Poller::wait(std::optional<std::chrono::milliseconds> patience) {
  std::array<epoll_event, events_at_once> events;
  const int count = ::epoll_wait(epoll_.descriptor(), events.data(), events.size(),
                                 patience ? static_cast<int>(patience->count()) : -1);
  if (count < 0 && errno != EINTR) fail("epoll_wait");
  news_.clear();
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    if (event.data.u64 == 0) continue;
    News& news = news_.emplace_back();
    if (event.data.u64 < first_address) {
      news.listener = event.data.u64 - 1;
      continue;
    }
    news.connection = reinterpret_cast<Connection*>(event.data.u64);
    news.readable = (event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0;
    news.hung_up = (event.events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
  }
  return news_;
}

}  // namespace seogo::searchd::http

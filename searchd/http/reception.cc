#include "searchd/http/reception.h"

#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace seogo::searchd::http {
namespace {

void set(int socket, int option, int value) {
  // What these options are for works without them, only less well.
  static_cast<void>(::setsockopt(socket, IPPROTO_TCP, option, &value, sizeof value));
}

void set_up(int socket) {
  // Nagle's algorithm may hold back a reply's end.
  set(socket, TCP_NODELAY, 1);
  // What clients do not take is to wait here, where it is counted, not in the kernel.
  constexpr int waiting_bytes = 256 * 1024;
  set(socket, TCP_NOTSENT_LOWAT, waiting_bytes);
}

bool is_lack_of_descriptors(int error) {
  return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

}  // namespace

void Reception::open() {
  if (std::exchange(open_, true)) return;
  std::size_t place = 0;
  for (const Service& service : services_) {
    for (const Listener& listener : service.listeners) poller_.watch(listener, place++);
  }
}

void Reception::close() {
  if (!std::exchange(open_, false)) return;
  for (const Service& service : services_) {
    for (const Listener& listener : service.listeners) poller_.unwatch(listener);
  }
}

void Reception::end() {
  close();
  for (Service& service : services_) service.listeners.clear();
}

std::size_t Reception::listeners() const {
  std::size_t count = 0;
  for (const Service& service : services_) count += service.listeners.size();
  return count;
}

Guest Reception::next(std::size_t place) {
  if (place >= listeners()) return {Guest::Came::nobody};  // ended in this round
  auto service = services_.begin();
  for (; place >= service->listeners.size(); ++service) place -= service->listeners.size();
  while (true) {
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    auto& from = reinterpret_cast<sockaddr&>(name);
    schema::File socket(::accept4(service->listeners[place].descriptor(), &from, &size,
                                  SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket.is_open()) {
      const Address peer = Address::of(from);
      if (!peer.is_unix()) set_up(socket.descriptor());
      return {Guest::Came::somebody,
              std::make_unique<Connection>(std::move(socket), *service, peer)};
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) return {Guest::Came::nobody};
    if (is_lack_of_descriptors(errno)) return {Guest::Came::without_descriptor};
    // What else fails is that one connection, gone before it was taken.
  }
}

}  // namespace seogo::searchd::http

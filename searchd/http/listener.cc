#include "searchd/http/listener.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "schema/error.h"
#include "searchd/http/address.h"

namespace seogo::searchd::http {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::File;

// The kernel cuts it to net.core.somaxconn.
constexpr int backlog = 4096;

[[noreturn]] void fail(const ListenAddress& address, const char* reason, const char* hint) {
  throw Error(ErrorCode::io, fmt::format("cannot listen on {}: {}", address.url(), reason), hint);
}

[[noreturn]] void fail(const ListenAddress& address, int error) {
  fail(address, std::strerror(error),
       error == EADDRINUSE
           ? "another server has it; stop that one, or choose another address: --listen HOST:PORT"
           : "choose an address of this machine: --listen HOST:PORT");
}

void set(int socket, int level, int option) {
  const int on = 1;
  // What these options are for works without them, only less well.
  static_cast<void>(::setsockopt(socket, level, option, &on, sizeof on));
}

// The address a socket really has: its port may have been picked by the system.
ListenAddress bound(int socket) {
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&name), &size) != 0) {
    throw Error(ErrorCode::io, fmt::format("a socket has no name: {}", std::strerror(errno)));
  }
  const auto& any = reinterpret_cast<const sockaddr&>(name);
  if (name.ss_family == AF_UNIX) {
    const auto& local = reinterpret_cast<const sockaddr_un&>(name);
    return {{}, 0, ListenAddress::Kind::unix_socket, local.sun_path};
  }
  const std::uint16_t port = name.ss_family == AF_INET6
                                 ? reinterpret_cast<const sockaddr_in6&>(name).sin6_port
                                 : reinterpret_cast<const sockaddr_in&>(name).sin_port;
  return {Address::of(any).text(), ntohs(port), ListenAddress::Kind::internet, {}};
}

Listener bind_internet(const addrinfo& to, const ListenAddress& asked, int port) {
  File socket(::socket(to.ai_family, to.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) fail(asked, errno);
  set(socket.descriptor(), SOL_SOCKET, SO_REUSEADDR);
  // So that *:80 can have both families, each by a socket of its own.
  if (to.ai_family == AF_INET6) set(socket.descriptor(), IPPROTO_IPV6, IPV6_V6ONLY);
  sockaddr_storage name{};
  std::memcpy(&name, to.ai_addr, to.ai_addrlen);
  if (to.ai_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6&>(name).sin6_port = htons(static_cast<std::uint16_t>(port));
  } else {
    reinterpret_cast<sockaddr_in&>(name).sin_port = htons(static_cast<std::uint16_t>(port));
  }
  if (::bind(socket.descriptor(), reinterpret_cast<sockaddr*>(&name), to.ai_addrlen) != 0 ||
      ::listen(socket.descriptor(), backlog) != 0) {
    fail(asked, errno);
  }
  ListenAddress address = bound(socket.descriptor());
  return {std::move(socket), std::move(address)};
}

Listeners listen_internet(const ListenAddress& asked) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const char* host = asked.host == "*" ? nullptr : asked.host.c_str();
  const int error = ::getaddrinfo(host, "0", &wanted, &found);
  if (error != 0) {
    fail(asked, ::gai_strerror(error), "choose an address of this machine: --listen HOST:PORT");
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, &::freeaddrinfo);
  Listeners listeners;
  int port = asked.port;
  for (const addrinfo* to = found; to != nullptr; to = to->ai_next) {
    if (to->ai_family != AF_INET && to->ai_family != AF_INET6) continue;
    try {
      listeners.push_back(bind_internet(*to, asked, port));
    } catch (const Error&) {
      // A machine may have the name of an address family, and not the family.
      const bool no_family = errno == EAFNOSUPPORT || errno == EADDRNOTAVAIL;
      if (!no_family || (listeners.empty() && to->ai_next == nullptr)) throw;
      continue;
    }
    port = listeners.front().address().port;
  }
  if (listeners.empty()) fail(asked, EADDRNOTAVAIL);
  return listeners;
}

sockaddr_un unix_name(const ListenAddress& asked) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::memcpy(name.sun_path, asked.path.c_str(), asked.path.size() + 1);
  return name;
}

void remove_if_stale(const ListenAddress& asked) {
  const sockaddr_un name = unix_name(asked);
  const File probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!probe.is_open()) fail(asked, errno);
  const auto* to = reinterpret_cast<const sockaddr*>(&name);
  if (::connect(probe.descriptor(), to, sizeof name) == 0) fail(asked, EADDRINUSE);
  // Only a socket that nobody listens on refuses: what else has that name stays.
  if (errno == ECONNREFUSED && std::filesystem::is_socket(asked.path)) {
    schema::remove_file(asked.path);
  }
}

Listener listen_unix(const ListenAddress& asked) {
  constexpr mode_t for_everyone = 0666;  // as a port is; its folder says who may come
  remove_if_stale(asked);
  File socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket.is_open()) fail(asked, errno);
  const sockaddr_un name = unix_name(asked);
  if (::bind(socket.descriptor(), reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 ||
      ::listen(socket.descriptor(), backlog) != 0 ||
      ::chmod(asked.path.c_str(), for_everyone) != 0) {
    fail(asked, std::strerror(errno), "name a path in a folder that searchd may write");
  }
  return {std::move(socket), asked};
}

// Sockets by systemd's protocol: from descriptor 3 on, as many as LISTEN_FDS says.
Listeners listen_systemd(const ListenAddress& asked) {
  constexpr int keep_environment = 0;
  const int count = ::sd_listen_fds(keep_environment);
  if (count <= 0) fail(asked, "no sockets were handed over", "start it by a systemd socket unit");
  Listeners listeners;
  for (int i = 0; i < count; ++i) {
    const int socket = SD_LISTEN_FDS_START + i;
    if (::sd_is_socket(socket, AF_UNSPEC, SOCK_STREAM, 1) <= 0) {
      fail(asked, "a descriptor is no listening stream socket",
           "see ListenStream= in systemd.socket");
    }
    const int flags = ::fcntl(socket, F_GETFL);
    if (flags < 0 || ::fcntl(socket, F_SETFL, flags | O_NONBLOCK) != 0) fail(asked, errno);
    // Its path is systemd's to remove.
    ListenAddress address = bound(socket);
    if (address.kind == ListenAddress::Kind::unix_socket) address.kind = asked.kind;
    listeners.emplace_back(File(socket), std::move(address));
  }
  return listeners;
}

}  // namespace

Listener::~Listener() {
  if (socket_.is_open() && address_.kind == ListenAddress::Kind::unix_socket) {
    ::unlink(address_.path.c_str());  // gone already is as good
  }
}

Listeners listen_on(const ListenAddress& address) {
  switch (address.kind) {
    case ListenAddress::Kind::internet:
      return listen_internet(address);
    case ListenAddress::Kind::systemd:
      return listen_systemd(address);
    case ListenAddress::Kind::unix_socket:
      break;
  }
  Listeners listeners;
  listeners.push_back(listen_unix(address));
  return listeners;
}

}  // namespace seogo::searchd::http

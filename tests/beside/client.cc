#include "tests/beside/client.h"

#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <chrono>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace seogo::beside {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int patience_ms = 10'000;

bool wait_for(int socket, short events) {
  pollfd waiting{socket, events, 0};
  int ready = 0;
  do ready = ::poll(&waiting, 1, patience_ms);
  while (ready < 0 && errno == EINTR);
  return ready > 0;
}

// Of the value behind `name` in a head; names as seogo-searchd writes them.
std::string_view header(std::string_view head, std::string_view name) {
  const std::size_t at = head.find(name);
  if (at == std::string_view::npos) return {};
  const std::string_view value = head.substr(at + name.size());
  return value.substr(0, value.find('\r'));
}

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string search_target(const std::string& query) {
  std::string target = "/v1/search?q=";
  for (const char c : query) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0) {
      target += c;
    } else {
      target += fmt::format("%{:02X}", byte);
    }
  }
  return target;
}

schema::File connect_to(std::uint16_t port, bool blocking) {
  schema::File socket(
      ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | (blocking ? 0 : SOCK_NONBLOCK), 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  static_cast<void>(::setsockopt(socket.descriptor(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
  const int connected =
      ::connect(socket.descriptor(), reinterpret_cast<sockaddr*>(&address), sizeof address);
  if (connected != 0 && errno != EINPROGRESS) return schema::File();
  return socket;
}

bool Client::send(std::string_view target) {
  if (!socket_.is_open()) socket_ = connect_to(port_, true);
  if (!socket_.is_open()) return false;
  std::string bytes = "GET ";
  bytes.append(target).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t done =
        ::send(socket_.descriptor(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    sent += static_cast<std::size_t>(done);
  }
  return true;
}

Reply Client::receive() {
  Reply reply;
  std::string in;
  std::array<char, 64 * 1024> buffer;
  std::size_t head = std::string::npos;
  std::size_t size = 0;
  while (head == std::string::npos || in.size() < size) {
    if (!socket_.is_open() || !wait_for(socket_.descriptor(), POLLIN)) return reply;
    const ssize_t got = ::recv(socket_.descriptor(), buffer.data(), buffer.size(), 0);
    if (got <= 0) return reply;
    reply.begun = true;
    in.append(buffer.data(), static_cast<std::size_t>(got));
    if (head != std::string::npos) continue;
    head = in.find("\r\n\r\n");
    if (head == std::string::npos) continue;
    const std::string_view lines = std::string_view(in).substr(0, head + 2);
    if (!lines.starts_with("HTTP/1.1 ")) return reply;
    reply.status = static_cast<int>(number(lines.substr(9)));
    size = head + 4 + number(header(lines, "Content-Length: "));
  }
  reply.whole = in.size() == size;
  const bool closes = header(std::string_view(in).substr(0, head + 2), "Connection: ") == "close";
  if (closes || !reply.whole) hang_up();
  reply.body = in.substr(head + 4);
  return reply;
}

Reply Client::ask(std::string_view target) {
  const Clock::time_point start = Clock::now();
  Reply reply;
  if (send(target)) reply = receive();
  if (!reply.whole) hang_up();
  reply.ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return reply;
}

Reply fetch(std::uint16_t port, std::string_view target) { return Client(port).ask(target); }

}  // namespace seogo::beside

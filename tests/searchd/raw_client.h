// A client that sends whatever bytes it is told to, as fast or slowly as it is told to.
//
//   RawClient client(port);
//   client.send("GET / HTTP/1.1\r\n");
//   client.rest()      all that the server says until it closes, or is silent for two seconds
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace seogo::tests {

class RawClient {
 public:
  explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }

  // False once the server has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  void say_no_more() { ::shutdown(socket_, SHUT_WR); }
  void take_little_room(int bytes) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
  }

  // What comes until the server closes, is silent so long, or `until` has come.
  std::string rest(std::string_view until = {}, int patience_ms = 2000) {
    std::string got;
    char buffer[65536];
    pollfd waiting{socket_, POLLIN, 0};
    // Looked for in what is new, and what may be a part of it before.
    std::size_t looked_at = 0;
    while (until.empty() || got.find(until, looked_at) == std::string::npos) {
      looked_at = got.size() - std::min(got.size(), until.size());
      if (::poll(&waiting, 1, patience_ms) <= 0) return got;
      const ssize_t bytes = ::recv(socket_, buffer, sizeof buffer, 0);
      if (bytes <= 0) {
        closed_ = true;
        was_reset_ = bytes < 0 && errno == ECONNRESET;
        return got;
      }
      got.append(buffer, static_cast<std::size_t>(bytes));
    }
    return got;
  }
  [[nodiscard]] bool closed() const { return closed_; }  // by the server, as rest() found
  [[nodiscard]] bool was_reset() const { return was_reset_; }  // and not at the end of what it said

 private:
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
  bool was_reset_ = false;
};

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace seogo::tests

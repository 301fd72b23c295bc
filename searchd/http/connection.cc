#include "searchd/http/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <sys/socket.h>

namespace seogo::searchd::http {
namespace {

constexpr std::size_t buffer_bytes = 16 * 1024;
constexpr std::size_t most_drained = 256 * 1024;  // then a reset is what the client has earned
constexpr std::size_t kept_bytes = 1024;          // of a buffer between requests

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

// Four thousand idle connections would each keep room for their longest reply.
void empty(std::string& buffer) {
  buffer.clear();
  if (buffer.capacity() > kept_bytes) buffer.shrink_to_fit();
}

}  // namespace

bool Connection::receive(std::size_t most) {
  std::array<char, buffer_bytes> buffer;
  const std::size_t wanted = std::min(most, buffer.size());
  const ssize_t got = ::recv(socket.descriptor(), buffer.data(), wanted, 0);
  if (got > 0) {
    in.append(buffer.data(), static_cast<std::size_t>(got));
    // The kernel tells of more anew, but of an end only once.
    if (static_cast<std::size_t>(got) < wanted && !hung_up) readable = false;
    return true;
  }
  if (got < 0 && errno == EINTR) return true;
  readable = false;
  if (got < 0 && would_block(errno)) return true;
  hung_up = true;  // closed, reset or broken: nothing more comes
  return false;
}

bool Connection::drain() {
  std::array<char, buffer_bytes> buffer;
  while (drained < most_drained) {
    const ssize_t got = ::recv(socket.descriptor(), buffer.data(), buffer.size(), 0);
    if (got <= 0) return got < 0 && would_block(errno);
    drained += static_cast<std::size_t>(got);
  }
  return false;
}

Connection::Sent Connection::send() {
  while (sent < out.size()) {
    const ssize_t done =
        ::send(socket.descriptor(), out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return would_block(errno) ? Sent::some : Sent::failed;
    sent += static_cast<std::size_t>(done);
  }
  return Sent::all;
}

std::string_view Connection::body() const {
  return std::string_view(in).substr(head.bytes, head.body_bytes);
}

void Connection::forget_request() {
  const std::size_t size = head.bytes + head.body_bytes;
  head = {};
  head_begun = false;
  if (size < in.size()) {
    in.erase(0, size);
  } else {
    empty(in);
  }
}

void Connection::reset_when_closed() {
  const ::linger at_once{1, 0};
  // Where the kernel refuses, the client sees an end, as of any reply of HTTP/1.0.
  static_cast<void>(
      ::setsockopt(socket.descriptor(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once));
}

void Connection::forget_reply() {
  empty(out);
  sent = 0;
}

}  // namespace seogo::searchd::http

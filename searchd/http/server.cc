#include "searchd/http/server.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <thread>

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>

#include "schema/error.h"
#include "searchd/http/failure.h"
#include "searchd/http/limits.h"

namespace seogo::searchd::http {
namespace {

using Handled = httplib::Server::HandlerResponse;

// The library would compress text with brotli at its slowest setting, 28 ms for a page. It knows
// text by how its type begins, and a space before a header's value means nothing to a client.
std::string uncompressed(const std::string& type) { return " " + type; }

// The library closes a connection only where a body fails to be written: this one does, after its
// last byte.
void set_closing_body(httplib::Response& to, const Response& from) {
  to.set_header("Connection", "close");
  to.set_content_provider(
      from.body.size(), uncompressed(from.type),
      [body = from.body](std::size_t offset, std::size_t size, httplib::DataSink& sink) {
        sink.write(body.data() + offset, size);
        return false;
      });
}

void write(const Response& from, httplib::Response& to, bool close) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  to.set_header("Accept-Ranges", "none");
  if (close && !from.body.empty()) return set_closing_body(to, from);
  to.set_content(from.body, uncompressed(from.type));
}

// No route takes a body; one that stayed unread would be taken for the next request.
bool has_body(const httplib::Request& request) {
  return request.has_header("Transfer-Encoding") ||
         (request.has_header("Content-Length") &&
          request.get_header_value("Content-Length") != "0");
}

Request request_of(const httplib::Request& from) {
  const std::string_view target = from.target;
  const std::string_view path = target.substr(0, target.find_first_of("?#"));
  std::string_view query = target.substr(path.size());
  query = query.substr(0, query.find('#'));
  if (!query.empty()) query.remove_prefix(1);
  return {from.method, std::string(path), wire::parse_query(query)};
}

int refused_status(const httplib::Request& request) {
  if (request.target.size() > limits.target_bytes) return 414;
  // A short Range header can ask for one reply a thousand times over.
  if (!request.ranges.empty()) return 416;
  const bool reads = request.method == "GET" || request.method == "HEAD";
  return reads && has_body(request) ? 400 : 0;
}

}  // namespace

class Server::Sockets {
 public:
  Sockets(std::size_t workers, Answer answer) : answer_(std::move(answer)) {
    server_.new_task_queue = [workers] { return new httplib::ThreadPool(workers); };
    server_.set_tcp_nodelay(true);
    // The library's own choice, SO_REUSEPORT, would let two servers share a port by mistake.
    server_.set_socket_options([](int socket) {
      const int on = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    server_.set_keep_alive_max_count(limits.requests_per_connection);
    server_.set_keep_alive_timeout(limits.idle.count());
    server_.set_read_timeout(limits.read);
    server_.set_write_timeout(limits.write);
    server_.set_payload_max_length(limits.body_bytes);
    // The one door for every method: the library's own routing by regular expressions is not used.
    server_.set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
      const int refused = refused_status(from);
      if (refused == 416) {
        to.status = refused;  // without a body, of which the library would cut ranges
        return Handled::Handled;
      }
      write(refused != 0 ? json_response(failure_of_status(refused)) : answer_(request_of(from)),
            to, has_body(from));
      return Handled::Handled;
    });
    // What the library refuses before it comes to a door: a malformed head, an overlong line.
    server_.set_error_handler(httplib::Server::HandlerWithResponse(
        [](const httplib::Request& from, httplib::Response& to) {
          if (to.has_header("Content-Type") || !from.ranges.empty()) return Handled::Unhandled;
          const Response response = json_response(failure_of_status(to.status));
          to.set_content(response.body, response.type);
          return Handled::Handled;
        }));
    server_.set_exception_handler(
        [](const httplib::Request&, httplib::Response& to, std::exception_ptr thrown) {
          try {
            std::rethrow_exception(thrown);
          } catch (const std::exception& error) {
            write(json_response(failure_of(error)), to, false);
          }
        });
  }

  // The port that was bound.
  int bind(const ListenAddress& address) {
    errno = 0;
    const bool bound = address.port == 0 ? (port_ = server_.bind_to_any_port(address.host)) > 0
                                         : server_.bind_to_port(address.host, port_ = address.port);
    if (!bound) {
      const int reason = errno;
      throw schema::Error(
          schema::ErrorCode::io,
          fmt::format("cannot listen on {}: {}", address.url(),
                      reason != 0 ? std::strerror(reason) : "no such address"),
          reason == EADDRINUSE
              ? "another server has it; stop that one, or choose a port: --listen HOST:PORT"
              : "choose an address of this machine: --listen HOST:PORT");
    }
    return port_;
  }

  void run() {
    started_ = true;
    if (!stopping_) server_.listen_after_bind();
    ended_ = true;
  }

  void stop() {
    stopping_ = true;
    // The library forgets a stop that comes before it has begun to listen.
    while (started_ && !ended_ && !server_.is_running()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    server_.stop();
  }

 private:
  httplib::Server server_;
  Answer answer_;
  int port_ = 0;
  std::atomic<bool> started_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> ended_ = false;
};

Server::Server(const ListenAddress& address, std::size_t workers, Answer answer)
    : address_(address), sockets_(std::make_unique<Sockets>(workers, std::move(answer))) {
  address_.port = sockets_->bind(address);
}

Server::~Server() = default;

void Server::run() { sockets_->run(); }

void Server::stop() { sockets_->stop(); }

}  // namespace seogo::searchd::http

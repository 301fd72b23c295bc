// The sockets: takes connections, reads requests, hands them to an answer, writes what it returns.
//
//   Server server(parse_listen_address("127.0.0.1:0"), 32, answer);
//   server.address().url()    http://127.0.0.1:40123: bound, and clients may already connect
//   server.run();             serves until stop(), then finishes what is in flight
//
// The constructor throws Error(io) where the address cannot be had. The answer is called from many
// threads at once. stop() may be called from any thread, also before run().
#pragma once

#include <functional>
#include <memory>

#include "searchd/http/listen_address.h"
#include "searchd/http/message.h"

namespace seogo::searchd::http {

class Server {
 public:
  using Answer = std::function<Response(const Request&)>;

  Server(const ListenAddress& address, std::size_t workers, Answer answer);
  ~Server();

  [[nodiscard]] const ListenAddress& address() const { return address_; }
  void run();
  void stop();

 private:
  class Sockets;
  ListenAddress address_;
  std::unique_ptr<Sockets> sockets_;
};

}  // namespace seogo::searchd::http

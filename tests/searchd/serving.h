// A server on a free port of this machine, in a thread of the test, until the end of its life.
//
//   Serving serving([](const Request&) { return Response{200, json_type, "1", {}}; });
//   serving.client().Get("/")->body == "1"
#pragma once

#include <thread>

#include <httplib.h>

#include "searchd/http/server.h"

namespace seogo::tests {

class Serving {
 public:
  explicit Serving(searchd::http::Server::Answer answer)
      : server_({"127.0.0.1", 0}, 8, std::move(answer)), thread_([this] { server_.run(); }) {}
  ~Serving() { stop(); }

  void stop() {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] httplib::Client client() const { return httplib::Client("127.0.0.1", port()); }
  [[nodiscard]] int port() const { return server_.address().port; }

 private:
  searchd::http::Server server_;
  std::thread thread_;
};

}  // namespace seogo::tests

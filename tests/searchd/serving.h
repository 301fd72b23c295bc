// A server on a free port of this machine, in a thread of the test, until the end of its life.
//
//   Serving serving([](const Request&) { return Response{200, json_type, "1", {}, {}}; });
//   serving.client().Get("/")->body == "1"
#pragma once

#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

#include "searchd/http/server.h"

namespace seogo::tests {

class Serving {
 public:
  struct Setup {
    searchd::http::Limits limits = {};
    searchd::http::Networks proxies = {};
    std::string listen = "127.0.0.1:0";
    searchd::http::Observer observer = {};
  };

  explicit Serving(searchd::http::Answer answer) : Serving(std::move(answer), Setup()) {}
  Serving(searchd::http::Answer answer, const Setup& setup)
      : server_(services(std::move(answer), setup.listen), setup.limits, setup.proxies,
                setup.observer),
        address_(server_.services().front().listeners.front().address()),
        thread_([this] { server_.run(); }) {}
  ~Serving() { stop(); }

  void stop() {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] httplib::Client client() const { return httplib::Client("127.0.0.1", port()); }
  [[nodiscard]] int port() const { return address_.port; }
  [[nodiscard]] searchd::http::Server& server() { return server_; }
  [[nodiscard]] const searchd::http::Counters& counters() const { return server_.counters(); }

  static std::vector<searchd::http::Service> services(searchd::http::Answer answer,
                                                      const std::string& listen) {
    std::vector<searchd::http::Service> all;
    all.push_back({searchd::http::listen_on(searchd::http::parse_listen_address(listen)),
                   std::move(answer),
                   {"/healthz"}});
    return all;
  }

 private:
  searchd::http::Server server_;
  searchd::http::ListenAddress address_;
  std::thread thread_;
};

}  // namespace seogo::tests

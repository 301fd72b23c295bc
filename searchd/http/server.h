// An HTTP/1.1 server: services at their addresses, a reactor that watches the sockets, workers that
// answer.
//
//   Server server(std::move(services), limits);   bound already, clients may connect
//   server.run();                                 serves until stop(), then finishes what is in flight
//
// stop(), set_limits() and counters() may be used from any thread, stop() also before run().
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searchd/http/counters.h"
#include "searchd/http/limits.h"
#include "searchd/http/service.h"

namespace seogo::searchd::http {

class Reactor;

class Server {
 public:
  Server(std::vector<Service> services, const Limits& limits, Networks proxies = {},
         Observer observer = {});
  ~Server();

  [[nodiscard]] const std::vector<Service>& services() const { return services_; }
  [[nodiscard]] const Counters& counters() const { return counters_; }
  void run();
  void stop();
  void set_limits(const Limits& limits);  // but for the workers, who are as many as they are

 private:
  std::vector<Service> services_;
  Counters counters_;
  std::unique_ptr<Reactor> reactor_;
};

}  // namespace seogo::searchd::http

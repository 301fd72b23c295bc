#include "searchd/http/server.h"

#include "searchd/http/reactor.h"

namespace seogo::searchd::http {

Server::Server(std::vector<Service> services, const Limits& limits, Networks proxies,
               Observer observer)
    : services_(std::move(services)),
      reactor_(std::make_unique<Reactor>(services_, limits, std::move(proxies), counters_,
                                         std::move(observer))) {}

Server::~Server() = default;

void Server::run() { reactor_->run(); }

void Server::stop() { reactor_->stop(); }

void Server::set_limits(const Limits& limits) { reactor_->set_limits(limits); }

}  // namespace seogo::searchd::http

// What is answered where: some addresses to listen on, and the function that answers there.
//
//   Service{listen_on(…), [&](const Request& request) { return routes.answer(request); },
//           {"/healthz", "/readyz"}}
//
// The answer is called from many threads at once.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/head.h"
#include "searchd/http/listener.h"
#include "searchd/http/message.h"

namespace seogo::searchd::http {

struct Service {
  Listeners listeners;
  Answer answer;
  std::vector<std::string> urgent;  // paths answered before all others, however much is asked
  // Adds to a refusal, which no answer sees, what every reply to that origin bears.
  std::function<void(std::string_view origin, Response&)> dress = {};

  [[nodiscard]] bool is_urgent(std::string_view target) const {
    const std::string_view path = target.substr(0, target.find('?'));
    return std::find(urgent.begin(), urgent.end(), path) != urgent.end();
  }
};

// One request and what was answered, for a log. Called from many threads.
struct Access {
  const Request& request;
  int status;
  std::string_view route;
  std::size_t bytes;                     // sent, with the head
  std::chrono::duration<double> waited;  // for a worker
  std::chrono::duration<double> took;    // to answer
  bool whole = true;                     // false: of a streamed reply only a part was sent
};

// For a log; called from many threads.
struct Observer {
  std::function<void(const Access&)> answered = {};
  std::function<void(const Refusal&, const Address& client)> refused = {};  // before an answer
};

}  // namespace seogo::searchd::http

// One client's connection: its socket, what came and was not answered yet, what is to be sent.
//
// It is the reactor's; a worker has it only between the two ends of Workers::give.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "schema/file.h"
#include "searchd/http/address.h"
#include "searchd/http/head.h"
#include "searchd/http/limits.h"
#include "searchd/http/streamed_reply.h"

namespace seogo::searchd::http {

struct Service;
using Time = std::chrono::steady_clock::time_point;

enum class State : std::uint8_t {
  reading,    // a head, a body, or waiting for one
  answering,  // a worker has it
  writing,    // what the socket did not take at once
  lingering,  // all is said; what the client still sends is thrown away, lest the kernel answers it
              // with a reset that overtakes our reply
  closed,
};

struct Connection {
  Connection(schema::File from, const Service& to, const Address& whose)
      : socket(std::move(from)), service(&to), peer(whose) {}

  // Both are false at the end of what the client sends.
  [[nodiscard]] bool receive(std::size_t most);  // into `in`
  [[nodiscard]] bool drain();                    // reads and forgets what there is

  enum class Sent : std::uint8_t { all, some, failed };
  Sent send();  // of `out`

  void forget_request();     // its bytes, of `in`
  void forget_reply();       // and its memory
  void reset_when_closed();  // not ended: the client is told that more was to come
  [[nodiscard]] std::string_view body() const;  // of the request that is there whole

  schema::File socket;
  const Service* service;
  const Address peer;
  std::size_t place = 0;  // in the reactor's list

  State state = State::reading;
  Time since;             // it waits for a request
  Time deadline;          // of what it does now
  bool readable = false;  // as the kernel said last
  bool hung_up = false;   // the client sends no more
  bool is_ready = false;  // has more to say than one turn takes

  std::string in;
  bool head_begun = false;
  std::size_t needed = 0;  // bytes of `in`, while a body is coming; room is kept for them
  Head head;               // of `in`, once the whole request is there

  Address client;          // behind our proxies
  bool is_secure = false;  // as one of them says
  Time queued;
  std::shared_ptr<const Limits> limits;

  std::unique_ptr<StreamedReply> streamed;  // what follows `out`
  std::string out;
  std::size_t sent = 0;
  bool closes = false;  // after `out`
  std::size_t requests = 0;
  std::size_t drained = 0;
};

}  // namespace seogo::searchd::http

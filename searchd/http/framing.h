// A response as the bytes of HTTP, written by cpp-httplib over a stream in memory.
//
//   Framing framing;
//   framing.bytes({GET, takes gzip, keeps alive}, {200, json_type, "{…}"}, limits)
//   → "HTTP/1.1 200 OK\r\nContent-Type: …\r\nContent-Length: 340\r\n\r\n{…}"
//
// The library is given a request line of ours and nothing that a client sent: heads are read strictly
// before (head.h), and what the library believes of them (REMOTE_ADDR, Range, Expect) does not
// reach it. Of a reply that is streamed (Response::next) it writes the head. Adds Date, gzip where it is worth it, and Vary. One thread an object.
#pragma once

#include <memory>
#include <string>

#include "searchd/http/limits.h"
#include "searchd/http/message.h"

namespace seogo::searchd::http {

struct Frame {
  std::string_view method = "GET";
  bool keeps_alive = false;
  bool takes_gzip = false;
  bool is_old = false;  // HTTP/1.0: a connection that is kept must be said to be
};

class Framing {
 public:
  Framing();
  ~Framing();

  [[nodiscard]] std::string bytes(const Frame& frame, Response response, const Limits& limits);

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace seogo::searchd::http

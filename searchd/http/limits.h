// Every limit of the HTTP server, in one table. --workers sets the one that depends on the machine.
#pragma once

#include <chrono>
#include <cstddef>

namespace seogo::searchd::http {

struct Limits {
  std::size_t workers = 32;            // connections served at once; others wait in line
  std::size_t target_bytes = 8192;     // path and query; a 512-byte query takes 1,536 when encoded
  std::size_t body_bytes = 64 * 1024;  // no route takes a body: longer ones are not even skipped
  // The library takes what follows a head it misreads (two lengths, a NUL) for the next request; so
  // there is none.
  std::size_t requests_per_connection = 1;
  std::chrono::seconds idle{
      5};  // between the requests of a connection; a stop waits this long at most
  std::chrono::seconds read{5};   // for the next bytes of a request
  std::chrono::seconds write{5};  // for a client to take the next bytes of a reply
};

inline constexpr Limits limits;

}  // namespace seogo::searchd::http

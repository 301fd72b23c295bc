// Every limit of the HTTP front, in one table. Each is a setting of the same name (daemon/settings.h)
// and, but for the workers, taken anew on SIGHUP.
//
//   A head of 20 KiB is answered 431; a client that sends it byte by byte, 408 after `head_time`.
//
// Sizes are bytes. The defaults are for a machine of two cores and 1 GiB that faces the open web:
// 4,096 connections that each hold a head of 16 KiB are 64 MiB.
#pragma once

#include <chrono>
#include <cstddef>

namespace seogo::searchd::http {

using std::chrono::milliseconds;

struct Limits {
  std::size_t head_bytes = 16 * 1024;     // request line and headers
  std::size_t headers = 64;               // lines of a head
  std::size_t target_bytes = 8 * 1024;    // path and query; 512 bytes of Korean take 1,536 there
  std::size_t body_bytes = 64 * 1024;     // of a request
  std::size_t reply_bytes = 8 << 20;      // of one reply before gzip
  std::size_t pending_bytes = 128 << 20;  // of all replies that clients have not taken yet
  std::size_t streams = 8;  // replies sent piece by piece at once (streamed_reply.h); then 503
  std::size_t gzip_bytes = 1024;  // shorter replies are not worth it

  std::size_t connections = 4096;               // those that wait longest make room for new ones
  std::size_t requests_per_connection = 10000;  // then it is closed
  std::size_t queue = 256;                      // requests that wait for a worker; then 503
  std::size_t workers = 0;                      // 0: one a core

  milliseconds head_time{5'000};    // from a request's first byte to the end of its head
  milliseconds body_time{10'000};   // … of its body
  milliseconds idle_time{15'000};   // between requests
  milliseconds queue_time{2'000};   // waiting for a worker; then 503: the client has given up
  milliseconds write_time{10'000};  // for a client to take a whole reply, or a piece
  milliseconds stop_time{8'000};    // for what is in flight when a stop is asked for

  // Of one client, an IPv4 address or the /64 of an IPv6 address; loopback and Unix sockets are only
  // counted by what a trusted proxy says.
  std::size_t rate = 50;        // requests a second in the long run; 0: no limit
  std::size_t burst = 200;      // at once
  std::size_t clients = 32768;  // remembered; the one not seen longest is forgotten first
};

}  // namespace seogo::searchd::http

// Sockets that wait for connections.
//
//   Listeners open = listen_on(parse_listen_address("localhost:8377"));   127.0.0.1 and ::1
//   open.front().address().url()
//
// A path that a dead server left is taken over; one where a server answers is not. The path goes with
// the Listener. Throws Error(io) where an address cannot be had, with the reason and a hint.
#pragma once

#include <vector>

#include "schema/file.h"
#include "searchd/http/listen_address.h"

namespace seogo::searchd::http {

class Listener {
 public:
  Listener(schema::File socket, ListenAddress address)
      : socket_(std::move(socket)), address_(std::move(address)) {}
  ~Listener();
  Listener(Listener&&) = default;
  Listener& operator=(Listener&&) = delete;

  [[nodiscard]] int descriptor() const { return socket_.descriptor(); }
  [[nodiscard]] const ListenAddress& address() const { return address_; }  // as it was bound

 private:
  schema::File socket_;
  ListenAddress address_;
};

using Listeners = std::vector<Listener>;

[[nodiscard]] Listeners listen_on(const ListenAddress& address);

}  // namespace seogo::searchd::http

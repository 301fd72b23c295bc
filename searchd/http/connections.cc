#include "searchd/http/connections.h"

#include <algorithm>
#include <utility>

namespace seogo::searchd::http {

Connection& Connections::add(std::unique_ptr<Connection> connection) {
  connection->place = open_.size();
  return *open_.emplace_back(std::move(connection));
}

void Connections::remove(Connection& connection) {
  connection.state = State::closed;
  connection.socket = schema::File();
  if (connection.is_ready) std::erase(waiting_, &connection);
  const std::size_t place = connection.place;
  removed_.push_back(std::move(open_[place]));
  if (place + 1 < open_.size()) {
    open_[place] = std::move(open_.back());
    open_[place]->place = place;
  }
  open_.pop_back();
}

Connection* Connections::least_wanted() const {
  Connection* longest = nullptr;
  for (const auto& connection : open_) {
    if (connection->state == State::lingering) return connection.get();
    if (connection->state != State::reading) continue;
    if (longest == nullptr || connection->since < longest->since) longest = connection.get();
  }
  return longest;
}

bool Connections::has_unanswered() const {
  return std::any_of(open_.begin(), open_.end(), [](const auto& connection) {
    return connection->state == State::answering || connection->state == State::writing;
  });
}

void Connections::wait_for_turn(Connection& connection) {
  if (!connection.is_ready) waiting_.push_back(&connection);
  connection.is_ready = true;
}

std::vector<Connection*> Connections::take_waiting() {
  for (Connection* connection : waiting_) connection->is_ready = false;
  return std::exchange(waiting_, {});
}

}  // namespace seogo::searchd::http

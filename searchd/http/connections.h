// The connections that are open, and those of them that have more to say than one turn takes.
//
//   Connection& connection = connections.add(std::make_unique<Connection>(…));
//   connections.remove(connection);   its socket is closed; it lives until forget_removed()
//
// What the kernel told in one round may be of a connection that was removed in the same round: it can
// still be looked at, and says that it is closed. One thread.
#pragma once

#include <memory>
#include <vector>

#include "searchd/http/connection.h"

namespace seogo::searchd::http {

class Connections {
 public:
  Connection& add(std::unique_ptr<Connection> connection);
  void remove(Connection& connection);
  void forget_removed() { removed_.clear(); }

  [[nodiscard]] std::size_t size() const { return open_.size(); }
  // In no order; removing one puts the last in its place.
  [[nodiscard]] Connection& operator[](std::size_t place) const { return *open_[place]; }

  // One to which all is said, or else the one that has waited longest without a whole request, slow or
  // idle; none if all are being answered.
  [[nodiscard]] Connection* least_wanted() const;

  [[nodiscard]] bool has_unanswered() const;  // what was asked is not sent whole

  void wait_for_turn(Connection& connection);
  [[nodiscard]] bool has_waiting() const { return !waiting_.empty(); }
  [[nodiscard]] std::vector<Connection*> take_waiting();

 private:
  std::vector<std::unique_ptr<Connection>> open_;
  std::vector<std::unique_ptr<Connection>> removed_;
  std::vector<Connection*> waiting_;
};

}  // namespace seogo::searchd::http

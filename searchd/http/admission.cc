#include "searchd/http/admission.h"

#include <string>

namespace seogo::searchd::http {
namespace {

using std::chrono::seconds;

constexpr seconds retry_when_overloaded{1};
constexpr std::size_t clients_that_may_owe = 8;  // all they can

// All lines of that name, as if they were one.
std::string joined(const Head& head, std::string_view name) {
  std::string all;
  for (const Header& header : head.headers) {
    if (!same_name(header.name, name)) continue;
    all.append(all.empty() ? "" : ",").append(header.value);
  }
  return all;
}

}  // namespace

void Admission::set(const Limits& limits) {
  limits_ = limits;
  rate_limit_.set(limits);
}

bool Admission::tolerates(const Address& peer, Time now) {
  return peer.is_local() || rate_limit_.take(peer, now).count() == 0;
}

void Admission::owes(const Address& client, std::int64_t bytes) {
  if (client.is_local()) return;
  const auto owed = owed_.try_emplace(client.client(), 0).first;
  owed->second += bytes;
  if (owed->second <= 0) owed_.erase(owed);
}

Address Admission::client(const Connection& connection) const {
  return client_of(connection.peer, joined(connection.head, "x-forwarded-for"), proxies_);
}

// The last of a list is what the nearest proxy says.
bool Admission::is_secure(const Connection& connection) const {
  if (!is_one_of(connection.peer, proxies_)) return false;
  const std::string told = joined(connection.head, "x-forwarded-proto");
  const std::size_t comma = told.rfind(',');
  return same_name(
      without_spaces(std::string_view(told).substr(comma == std::string::npos ? 0 : comma + 1)),
      "https");
}

std::optional<Objection> Admission::objection(const Address& client, std::size_t waiting,
                                              Time now) {
  // This machine's own requests come from a proxy that is not ours to count, or from its operator.
  if (!client.is_local()) {
    const seconds wait = rate_limit_.take(client, now);
    if (wait.count() > 0) return Objection{{429, "rate"}, wait};
  }
  if (const auto owed = owed_.find(client.client());
      owed != owed_.end() &&
      static_cast<std::size_t>(owed->second) >= limits_.pending_bytes / clients_that_may_owe) {
    return Objection{{429, "pending_share"}, retry_when_overloaded};
  }
  if (waiting >= limits_.queue) return Objection{{503, "queue"}, retry_when_overloaded};
  if (static_cast<std::size_t>(counters_.pending_bytes.load()) >= limits_.pending_bytes) {
    return Objection{{503, "pending_bytes"}, retry_when_overloaded};
  }
  return std::nullopt;
}

}  // namespace seogo::searchd::http

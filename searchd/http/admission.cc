#include "searchd/http/admission.h"

#include <string>

namespace seogo::searchd::http {
namespace {

using std::chrono::seconds;

constexpr seconds retry_when_overloaded{1};

// All lines of that name, as if they were one.
std::string forwarded_for(const Head& head) {
  std::string all;
  for (const Header& header : head.headers) {
    if (!same_name(header.name, "x-forwarded-for")) continue;
    all.append(all.empty() ? "" : ",").append(header.value);
  }
  return all;
}

}  // namespace

void Admission::set(const Limits& limits) {
  limits_ = limits;
  rate_limit_.set(limits);
}

Address Admission::client(const Connection& connection) const {
  return client_of(connection.peer, forwarded_for(connection.head), proxies_);
}

std::optional<Objection> Admission::objection(const Address& client, std::size_t waiting,
                                              Time now) {
  // This machine's own requests come from a proxy that is not ours to count, or from its operator.
  if (!client.is_local()) {
    const seconds wait = rate_limit_.take(client, now);
    if (wait.count() > 0) return Objection{{429, "rate"}, wait};
  }
  if (waiting >= limits_.queue) return Objection{{503, "queue"}, retry_when_overloaded};
  if (static_cast<std::size_t>(counters_.pending_bytes.load()) >= limits_.pending_bytes) {
    return Objection{{503, "pending_bytes"}, retry_when_overloaded};
  }
  return std::nullopt;
}

}  // namespace seogo::searchd::http
